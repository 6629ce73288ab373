#include "report_parts.hpp"

#include <array>

namespace feynet {

namespace {

/// Colours after Okabe & Ito, darkened on white and lightened on black until text in them is
/// readable. Source  Okabe & Ito, Color Universal Design (2008), https://jfly.uni-koeln.de/color/.
constexpr Markup style = R"(
:root{--page:#fdfdfc;--card:#f5f5f2;--ink:#1c1e21;--soft:#5c6066;--line:#e2e2dd;
--pass:#00734f;--fail:#b33a00;--partial:#8a6100;
--n0:#0072b2;--n1:#d55e00;--n2:#00896a;--n3:#b4578f;--n4:#c28800;--n5:#3394cc;--n6:#6b6b6b}
@media (prefers-color-scheme:dark){:root{--page:#15171a;--card:#1e2125;--ink:#e9e8e4;--soft:#a0a4aa;
--line:#303439;--pass:#3ccf9f;--fail:#ff8a4c;--partial:#f0bf4c;
--n0:#5aaeea;--n1:#ff8a4c;--n2:#34c79a;--n3:#e39cc6;--n4:#ecb63c;--n5:#9ad4f5;--n6:#b8b8b8}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,
"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1240px;margin:0 auto;padding:44px 32px 88px}
.brand{margin:0;font-size:12px;letter-spacing:.2em;text-transform:uppercase;color:var(--soft)}
h1{margin:6px 0 10px;font-size:36px;line-height:1.15;font-weight:600;letter-spacing:-.02em;
overflow-wrap:anywhere}
h2{margin:0 0 14px;font-size:21px;line-height:1.3;font-weight:600;letter-spacing:-.01em;
overflow-wrap:anywhere}
h3{margin:26px 0 8px;font-size:15px;font-weight:600}
.theory,.lattice{margin:0;color:var(--soft);overflow-wrap:anywhere}
section{margin-top:60px}
.verdict{margin-top:28px;padding:18px 22px;background:var(--card);border-left:5px solid var(--fail);
border-radius:3px}
.verdict.pass{border-color:var(--pass)}.verdict.partial{border-color:var(--partial)}
.verdict.measured{border-color:var(--soft)}
.sentence{margin:0;font-size:19px;font-weight:600;color:var(--fail)}
.pass>.sentence,.word.pass{color:var(--pass)}
.partial>.sentence,.word.partial{color:var(--partial)}.measured>.sentence{color:var(--ink)}
.word{white-space:nowrap;font-weight:600}.word.fail{color:var(--fail)}
h2 .word{margin-left:10px;font-size:14px}
.verdict ul,.remarks{margin:10px 0 0;padding-left:20px;overflow-wrap:anywhere}
.remarks{margin:0 0 14px}
.caption,figcaption{max-width:76ch;margin:10px 0 0;font-size:13.5px;line-height:1.5;
color:var(--soft);overflow-wrap:anywhere}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.35}
th,td{padding:8px 12px;text-align:right;white-space:nowrap;border-bottom:1px solid var(--line)}
th{font-weight:500;color:var(--soft)}
thead th{vertical-align:bottom;font-size:12.5px}
tbody th{color:var(--ink)}
th:first-child{text-align:left;padding-left:0;position:sticky;left:0;background:var(--page)}
td:last-child,th:last-child{padding-right:0}
.exact-row td,.exact-row th{color:var(--soft);font-weight:400}
td a,th a{color:inherit;text-decoration:none}
a:hover{text-decoration:underline}
.pull{display:inline-block;min-width:3.3em;font-size:12px;color:var(--soft)}
.pull.off{color:var(--partial);font-weight:600}.pull.far{color:var(--fail);font-weight:700}
.unsure{color:var(--soft)}
.one .scroll{color:var(--ink)}.one tbody th{white-space:normal}.one .scroll table{font-size:13.5px}
.first td,.first th{border-bottom:0;padding-bottom:0}
.name{text-align:left;white-space:normal}.group th{padding-top:20px;white-space:normal}
.fine{padding-top:1px;font-size:12px;color:var(--soft);white-space:normal}
.fine .pull{min-width:0}
sub{font-size:.78em;line-height:0}
.networks{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:44px}
.networks>*{grid-column:1/-1}.networks>.half{grid-column:auto}.half .caption{max-width:62ch}
.observables{margin-top:14px}.observables.few table{width:auto;min-width:min(100%,480px)}
.observables.few td,.observables.few th{padding-right:28px}
.choices td,.choices th{text-align:left;white-space:normal}.choices td.fine{padding-left:0}
.choices td code{overflow-wrap:anywhere}.choices th code{white-space:nowrap}
code{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
details{margin-top:18px}summary{cursor:pointer;margin-bottom:10px;font-size:13.5px;color:var(--soft)}
.grid{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:36px 30px;margin-top:22px;
grid-auto-flow:dense}
.figures{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:52px 44px;margin-top:60px}
.figures.alone{grid-template-columns:minmax(0,620px)}.figures>section{margin:0;min-width:0}
.figures figcaption{max-width:62ch}.drawn{margin:0}
.one,.two{min-width:0;margin:0}.two{grid-column:span 2}
@media (min-width:1001px){.tall{grid-column:3;grid-row:1/3}.grid:has(.tall){grid-template-rows:auto 1fr}}
.pair{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:44px}
.legend{display:flex;flex-wrap:wrap;gap:2px 18px;margin:0 0 8px;padding:0;list-style:none;
font-size:13.5px}
.swatch{width:.72em;height:.72em;margin-right:.5em;overflow:visible}
h2 .swatch{margin-right:.6em}
.ink{color:var(--ink)}.muted{color:var(--soft)}
.n0{color:var(--n0)}.n1{color:var(--n1)}.n2{color:var(--n2)}.n3{color:var(--n3)}
.n4{color:var(--n4)}.n5{color:var(--n5)}.n6{color:var(--n6)}
.grid figcaption,.grid .caption{color:var(--soft)}.grid .legend{color:var(--ink)}
.tint-0 .line,.tint-1 .line,.tint-2 .line,.tint-3 .line{stroke-width:.9}
.tint-1{opacity:.72}.tint-2{opacity:.5}.tint-3{opacity:.34}
.plot{display:block;width:100%;height:auto;font-size:11.5px}
.plot text{fill:var(--soft)}
.tick{text-anchor:middle}.left{text-anchor:end}.right{text-anchor:end}
.plot .label{fill:var(--ink)}.plot .note{fill:var(--soft);font-size:.92em}
.grid path.grid,path.grid{fill:none;stroke:var(--line);stroke-width:1}
.axis{fill:none;stroke:var(--soft);stroke-width:1}
.mark{fill:none;stroke:var(--soft);stroke-dasharray:3 3}
.line{fill:none;stroke:currentColor;stroke-width:1.3;stroke-linejoin:round}
.dash-1 .line{stroke-dasharray:7 4}.dash-2 .line{stroke-dasharray:1.6 3.4}
.dash-3 .line{stroke-dasharray:9 3 1.6 3}
.swatch.dash-1 .line{stroke-dasharray:4 2}.swatch.dash-2 .line{stroke-dasharray:1.5 1.4}
.swatch.dash-3 .line{stroke-dasharray:4 1.5 1.2 1.5}
.thin .line{stroke-width:.9;opacity:.55}
.bar{fill:none;stroke:currentColor;stroke-width:1;opacity:.75}
.marker{fill:currentColor;stroke:var(--page);stroke-width:.5}
.stem{fill:none;stroke:currentColor;stroke-width:1.3}
.steps{fill:currentColor;fill-opacity:.22;stroke:currentColor;stroke-width:1}
.band{fill:currentColor;fill-opacity:.18;stroke:none}
.stripe{fill:currentColor;opacity:.07}
pre{margin:0;padding:14px 16px;overflow:auto;background:var(--card);border-radius:3px;
font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 18px;margin:0;
font-size:13.5px}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
@media (max-width:1000px){.grid{grid-template-columns:repeat(2,minmax(0,1fr))}
.figures{grid-template-columns:minmax(0,620px);gap:44px}}
@media (max-width:640px){main{padding:26px 18px 56px}h1{font-size:27px}section{margin-top:44px}
.grid,.pair,.figures,.networks{grid-template-columns:minmax(0,1fr)}.two{grid-column:auto}
.plot.wide{font-size:20px}.plot.wide .minor{display:none}.plot.wide .line{stroke-width:2}
th,td{padding:8px 9px}}
@media print{:root{--page:#fff;--card:#f6f6f4;--ink:#111;--soft:#555;--line:#ddd;--pass:#00734f;
--fail:#b33a00;--partial:#8a6100;--n0:#0072b2;--n1:#d55e00;--n2:#00896a;--n3:#b4578f;--n4:#c28800;
--n5:#3394cc;--n6:#6b6b6b}
body{font-size:11pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:none;padding:0;zoom:.75}figure,.one,tr,.verdict,pre{break-inside:avoid}
h2,h3{break-after:avoid}section{margin-top:28px}
.grid{grid-template-columns:repeat(3,minmax(0,1fr));gap:18px}.two{grid-column:span 2}
.figures,.networks,.pair{grid-template-columns:repeat(2,minmax(0,1fr));gap:24px}
.scroll{overflow:visible}table{font-size:8.5pt}th,td{padding:4px 5px;white-space:normal}
td:nth-last-child(2){white-space:nowrap}
pre{white-space:pre-wrap}}
)";

constexpr std::array<Markup, 7> inks{"n0", "n1", "n2", "n3", "n4", "n5", "n6"};

constexpr std::array markers{
    svg::Marker::Circle,
    svg::Marker::Square,
    svg::Marker::Diamond,
    svg::Marker::Triangle,
    svg::Marker::Inverted,
    svg::Marker::Cross,
    svg::Marker::Plus};

}  // namespace

Markup report_style() {
    return style;
}

Markup run_ink(std::size_t run) {
    return inks[run % inks.size()];
}

svg::Marker run_marker(std::size_t run) {
    return markers[run % markers.size()];
}

Html paragraph(Markup kind, std::string_view words) {
    return words.empty() ? Html()
                         : element("p", {{"class", std::string(kind.view())}}, Html::text(words));
}

Html figure(Markup kind, const svg::Plot& plot, std::string_view caption) {
    return element(
        "figure",
        {{"class", std::string(kind.view())}},
        svg::legend(plot) + svg::draw(plot) + element("figcaption", Html::text(caption)));
}

}  // namespace feynet
