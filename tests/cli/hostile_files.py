"""Files that are no run files, whole: (words that say what it is, bytes, line of the mistake or None)."""

GOOD = b'[system]\npotential = "harmonic"\n[time]\nn_slices = 16\n'


def letters():
    """Every byte that cannot stand outside a text, and a few that cannot stand anywhere."""
    for byte in [*range(0x00, 0x09), *range(0x0B, 0x0D), *range(0x0E, 0x20), 0x7F]:
        yield f"byte {byte:02x} in a name", GOOD + b"na%cme = 1\n" % byte, 5
        yield f"byte {byte:02x} in a text", GOOD + b'title = "a%cb"\n' % byte, 5
        yield f"byte {byte:02x} in a remark", GOOD + b"# a%cb\n" % byte, 5
    for byte in range(0x80, 0x100, 8):
        yield f"byte {byte:02x} in a name", GOOD + b"na%cme = 1\n" % byte, 5
        yield f"byte {byte:02x} in a text", b'title = "a%cb"\n' % byte, 1
    for name, sequence in [("overlong", b"\xc0\xaf"), ("surrogate", b"\xed\xa0\x80"), ("beyond", b"\xf5\x80\x80\x80"),
                           ("cut", b"\xe2\x82")]:
        yield f"UTF-8, {name}", b'title = "' + sequence + b'"\n', 1


def broken():
    """Text that is not TOML, on line 5."""
    lines = ["a=[}", "a={]", "é = 1", "[é]", "[", "]", "[[", "[]", "[[]]", "[a", "[a]]", "[[a]", "[a]b", "[a] b = 1",
             "[a.]", "[.a]", "[a..b]", "[ ]", '["a]', "=", "= 1", "a", "a =", "a = =", "a == 1", "a = b = 1", ".a = 1", "a. = 1",
             "a..b = 1", '"a" b = 1', "a b = 1", "a: 1", "a = 1;", "a = 1,", "a = (1)", "a = <1>", "{a = 1}", "{", "}",
             "a = {b = 1, b = 2}", "a = {b}", "a = {,}", "a = {b = 1,,}", "a = [,]", "a = [1 2]", "a = ['", 'a = ["b]',
             "'", '"', "'''", '"""', "a = '''", 'a = """', 'a = "\\', 'a = "\\u12"', 'a = "\\U00110000"', "a = 0o8",
             "a = 0xg", "a = 1__0", "a = _1", "a = 1e1.5", "a = .5", "a = 5.", "a = infinity", "a = NaN", "a = True",
             "a = nil", "a = $HOME", "a = `ls`", "a = 1979-13-01", "a = 25:61:61", "<!DOCTYPE html>", "{\"a\": 1}",
             "#!/bin/sh\nexit", "a = 1 # ok\nb", "import os", "---\na: 1", "a = 0x8000000000000000", "a = -9223372036854775809"]
    for line in lines:
        yield line, GOOD + line.encode() + b"\n", None
    yield "no line end", GOOD + b"[time", 5


def large():
    n = 400_000
    yield "a name of 400 kB", b"a" * n + b" = 1\n", 1
    yield "a dotted name of 400 kB", b"a." * (n // 2) + b"a = 1\n", 1
    yield "a dotted section of 400 kB", b"[" + b"a." * (n // 2) + b"a]\n", 1
    yield "10^5 lists", b"a = " + b"[" * 100_000 + b"]" * 100_000 + b"\n", 1
    yield "10^5 inline tables", b"a = " + b"{a = " * 100_000 + b"}" * 100_000 + b"\n", 1
    yield "10^5 open lists", b"a = " + b"[" * 100_000, 1
    yield "10^5 sections", b"".join(b"[a%d]\n" % i for i in range(100_000)), None
    yield "10^5 keys", b"".join(b"a%d = 1\n" % i for i in range(80_000)), None
    yield "a list of 10^5 numbers", GOOD + b"spacing = [" + b"1," * 100_000 + b"1]\n", 5
    yield "a number of 400 kB", GOOD + b"spacing = " + b"9" * n + b"\n", 5
    yield "a fraction of 400 kB", GOOD + b"spacing = 0." + b"9" * n + b"e999999999\n", 5
    yield "a line of 5 MB", b"# " + b"a" * 5_000_000 + b"\n", None
    yield "5 MB of line ends", b"\n" * 5_000_000, None
    yield "5 MB of zeros", b"\0" * 5_000_000, None
    yield "a text that does not end", b'title = "' + b"a" * n, 1
    yield "10^5 quotation marks", b'"' * 100_000, 1
    yield "10^5 equals signs", b"=" * 100_000, 1


def nothing():
    for name, content in [("empty", b""), ("a line end", b"\n"), ("CR alone", b"\r"), ("a byte order mark", b"\xef\xbb\xbf"),
                          ("a remark", b"# a"), ("UTF-16", "﻿[system]".encode("utf-16")), ("UTF-32", "[system]".encode("utf-32")),
                          ("gzip", b"\x1f\x8b\x08\0\0\0\0\0"), ("ELF", b"\x7fELF\2\1\1\0"), ("blanks", b" \t \r\n"),
                          ("two byte order marks", b"\xef\xbb\xbf\xef\xbb\xbf[system]\n")]:
        yield name, content, None


def line_ends():
    """The same mistakes with a byte order mark and with CR LF have the same line."""
    for name, prefix, end in [("with a byte order mark", b"\xef\xbb\xbf", b"\n"), ("with CR LF", b"", b"\r\n")]:
        for line in [b"spacing = true", b"spacin = 1", b"a = [}", b"[tim]", b'rule = "sites"']:
            yield f"{line.decode()} {name}", prefix + (GOOD + line + b"\n").replace(b"\n", end), 5
    yield "CR as line ends", GOOD.replace(b"\n", b"\r"), None


EXPRESSIONS = ["", " ", "x +", "+", "* x", "x x", "2x", "x2 +", "(x", "x)", "()", "sin", "sin x", "sin()", "sin(x", "foo(x)", "x**2",
               "x^", "^2", "x^^2", "x // 2", "x; 1", "x = 1", "1e400*x", "1.2.3", ".", "1e", "0x10*x", "é", "x²", "ｘ", "x ÷ 2", "x,1",
               "pow(x,2)", "x!", "|x|", "x[0]", "x.y", "$x", "`x`", "'x'", "import os", "system('ls')", "a*x", "a*b*x", "(" * 101 + "x" + ")" * 101,
               "-" * 200 + "x", "x+" * 3000 + "x", "exp(" * 101 + "x" + ")" * 101, "max(x, 1)", "Sin(x)", "x \\\\ 2", "1/0*x + (", "nan*x", "inf*x",
               "x % 2", "x & 1", "~x", "x ? 1 : 2", "__import__", "x\\n+", "x\\u0000", "x\\u202E"]


def expressions():
    for expression in EXPRESSIONS:
        text = f'[system]\npotential = "expression"\nexpression = "{expression}"\n[time]\nn_slices = 16\n'
        yield f'expression = "{expression[:40]}"', text.encode(), 3


def all_of_them():
    for family in (letters, broken, large, nothing, line_ends, expressions):
        yield from family()
