#include "week_page_styles.hpp"

namespace curfew::tool {

std::string_view page_styles() {
    return R"(
:root { color-scheme: light dark; --page: #fff; --ink: #23243a; --soft: #5a5c70; --line: #e4e4ea; --night: #38417d;
    --yes: #17663a; --no: #b01f2d; --warning: #7a4f00; }
@media (prefers-color-scheme: dark) {
:root { --page: #16181f; --ink: #e8e8f0; --soft: #a9abbd; --line: #343744; --night: #39427c;
    --yes: #7fd6a0; --no: #ff8e96; --warning: #f0c674; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto,
    "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 400; margin: 0 0 .5rem; }
h1 b { font-weight: 700; }
h2 { font-size: 1.25rem; margin: 3rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
h3 .soft { font-weight: 400; margin-left: .5rem; }
p { margin: .25rem 0; }
code { font: .875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
time { white-space: nowrap; }
.soft, figcaption, footer { color: var(--soft); }
.yes { color: var(--yes); }
.no { color: var(--no); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1.5rem; margin: 2rem 0 0; padding: 1.25rem 0;
    border: solid var(--line); border-width: 1px 0; }
.figures dt { color: var(--soft); font-size: .875rem; }
.figures dd { margin: 0; font-size: 1.5rem; line-height: 1.3; }
.figures .soft { font-size: .875rem; line-height: 1.45; margin-top: .25rem; }
.diagnostics { list-style: none; margin: .75rem 0 0; padding: 0; }
.diagnostics li { border-left: 3px solid var(--warning); padding: .125rem 0 .125rem .875rem; margin: .75rem 0; }
.diagnostics strong { color: var(--warning); }
figure { margin: 0; }
figure svg { display: block; width: 100%; height: auto; }
figure .narrow { display: none; }
figcaption { font-size: .875rem; margin-top: .5rem; }
table { border-collapse: collapse; margin: 1rem 0; font-size: .9375rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .375rem 1.5rem .375rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 400; font-size: .875rem; }
tbody th { font-weight: 400; white-space: nowrap; }
.whole, .sum, .hours { white-space: nowrap; }
.number { text-align: right; padding-right: 0; white-space: nowrap; }
.letter { display: inline-block; min-width: 1.5em; text-align: center; background: var(--night); color: #fff; font-weight: 600; }
details { margin: 1rem 0; }
summary { cursor: pointer; }
.weekdays, .month { display: grid; grid-template-columns: repeat(7, 1fr); margin: 0; padding: 0; }
.weekdays { color: var(--soft); font-size: .875rem; }
.month { list-style: none; gap: 0 .75rem; }
.weekdays { gap: 0 .75rem; }
.month li { display: flex; flex-wrap: wrap; justify-content: space-between; align-content: flex-start; min-height: 5.25rem;
    padding: .375rem 0 .5rem; border-top: 1px solid var(--line); font-size: .8125rem; line-height: 1.4; }
.month .outside { color: var(--soft); }
.month .outside b { font-weight: 400; }
.month .weekday { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.month .bar { display: block; width: 100%; height: .625rem; margin: .125rem 0 .25rem; }
.month .night { stroke: none; }
.month .times, .month .exception { width: 100%; color: var(--soft); }
.month .hours { display: block; }
.month .exception { color: var(--ink); font-style: italic; }
.from1 { grid-column-start: 2; } .from2 { grid-column-start: 3; } .from3 { grid-column-start: 4; }
.from4 { grid-column-start: 5; } .from5 { grid-column-start: 6; } .from6 { grid-column-start: 7; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .875rem; }
@media (max-width: 46rem) {
main { padding: 1.5rem 1rem 2rem; }
.figures { grid-template-columns: 1fr; gap: 1rem; }
figure .wide { display: none; }
figure .narrow { display: block; }
.weekdays { display: none; }
.month { display: block; }
.month li { display: grid; grid-template-columns: 4rem 1fr 5.25rem; gap: 0 .75rem; min-height: 0; align-items: baseline;
    font-size: .875rem; }
.month .outside { display: none; }
.month .weekday { position: static; width: auto; height: auto; clip-path: none; color: var(--soft); }
.month .bar { grid-column: 2; grid-row: 1; margin: 0; align-self: center; }
.month .sum { grid-column: 3; grid-row: 1; text-align: right; }
.month .times, .month .exception { grid-column: 2 / 4; width: auto; }
.month .hours { display: inline-block; margin-right: .75rem; }
th, td { padding-right: .75rem; }
.number { white-space: normal; }
tbody th { white-space: normal; }
.next thead { display: none; }
.next tr { display: block; padding: .375rem 0; border-bottom: 1px solid var(--line); }
.next td { display: block; padding: 0; border: 0; text-align: left; }
.next td + td::before { content: "to "; }
.next td.number::before { content: ""; }
}
@media print {
main { max-width: none; padding: 0; }
body { font-size: 10pt; }
* { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
h2, h3 { break-after: avoid; }
figure, .diagnostics li, .month li, tr { break-inside: avoid; }
h2 { margin-top: 1.5rem; }
summary { display: none; }
details::details-content { content-visibility: visible; block-size: auto; }
}
)";
}

} // namespace curfew::tool
