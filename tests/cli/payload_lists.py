"""Words that would like to be more than words."""

HTML = [
    "<script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "` onmouseover=`alert(1)",
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "<a href=javascript:alert(1)>x</a>",
    "<iframe src=//evil.example></iframe>", "<object data=//evil.example>", "<embed src=//evil.example>",
    "<base href=//evil.example>", "<meta http-equiv=refresh content='0;url=//evil.example'>", "<link rel=stylesheet href=//evil.example>",
    "<style>*{background:url(//evil.example)}</style>", "<form action=//evil.example><input name=a>", "<body onload=alert(1)>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "<!--", "-->", "<!-- --!><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>", "<?xml version=\"1.0\"?>", "<!DOCTYPE html>", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)", "&#x3c;script&#x3e;", "&amp;lt;b&amp;gt;", "&", "&&amp;;", "<", ">", "<>", "</", "<b", "<b/", "< script >",
    "<scr<script>ipt>alert(1)</scr</script>ipt>", "<SCRIPT SRC=//evil.example>", "<ScRiPt>alert(1)</sCrIpT>", "\\u003cscript\\u003e",
    "\\x3cscript\\x3e", "%3Cscript%3E", "＜script＞", "</p></section></main></body></html><script>", "</pre></code><script>",
    "</text></svg><script>", "<title>", "<textarea>", "<plaintext>", "<xmp>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "expression(alert(1))", "url(javascript:alert(1))", "}</style>{", "{{7*7}}", "${7*7}", "<%= 7*7 %>",
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "a\",=1+1,\"b", "a\n=1+1",
    "\"\n[run]\nseed = 2\ntitle = \"", "\\\"\n", "a\\", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "a\u202eb", "a\x00b", "\u2028", "\ufeff",
    "\r\nX: y", "a" * 5000, "<" * 2000, "\"" * 2000,
]

PATHS = [
    "..", ".", "../..", "../outside", "../outside/", "../../outside", "../outside/secret", "./../outside", "a/../../outside", "/", "//",
    "/tmp/feynet-escape", "//tmp/feynet-escape", "/etc/passwd", "/dev/null", "/dev/full", "/proc/self/mem", "/proc/self/environ", "~", "~root",
    "~/escape", "$HOME/escape", "${HOME}", "`touch ../outside/escape`", "$(touch ../outside/escape)", ";touch ../outside/escape",
    "|touch ../outside/escape", "&touch ../outside/escape", "a\n../outside/escape", "a\r../outside/escape", "a\0b", "../outside\0.csv",
    "..\\outside", "..\\..\\outside", "C:\\escape", "\\\\evil\\share", "%2e%2e%2foutside", "..%2foutside", "%252e%252e%252foutside", "..%00/",
    "..;/outside", "....//outside", "..../outside", ".../outside", "．．/outside", "..∕outside", "..／outside", "-rf", "--out=../outside/escape", "-",
    "-o", "--help", " ", " ..", ".. ", "..\t", "\u202e..", "\x1b[2J", "a" * 255, "a" * 5000, "../" * 100 + "outside/escape", "*", "?", "[a]", "file://outside",
    "file:///etc/passwd", "http://127.0.0.1/x", "con", "aux.toml", "link", "link/escape", "link/../escape", "runs", "runs/..", "runs/../../outside",
    ".hidden", "lock", "config.toml", "report.html/x", "\xff\xfe",
]
