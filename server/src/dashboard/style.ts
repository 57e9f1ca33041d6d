/** The look of the coordinators' page: one sheet of its own, since the content security policy lets no style stand in the page. */
export const dashboardStyle = `
:root {
  --ink: #16221f; --quiet: #47564f; --paper: #fdfcf9; --card: #ffffff; --line: #d8ddd6; --accent: #0b5d57; --soft: #e6f0ec;
  --warn: #7a3b00; --warn-soft: #fdf0dc;
  font-family: "Noto Sans", "Noto Sans Arabic", system-ui, "Segoe UI", Tahoma, sans-serif;
  --edge: clamp(.75rem, 4vw, 2.5rem);
  font-size: 100%; line-height: 1.5; color: var(--ink); background: var(--paper);
}
[lang="ar"] { line-height: 1.75; }
* { box-sizing: border-box; }
body { margin: 0; }
.skip { position: absolute; inset-inline-start: 0; clip-path: inset(50%); background: var(--accent); color: #fff; padding: .75rem 1rem; z-index: 2; }
.skip:focus { clip-path: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.simulated { margin: 0; padding: .5rem 1.25rem; background: repeating-linear-gradient(-45deg, var(--warn-soft) 0 14px, #fbe4c3 14px 28px);
  color: var(--warn); font-weight: 700; text-align: center; }
header { background: var(--card); border-block-end: 1px solid var(--line); }
.head { display: flex; flex-wrap: wrap; gap: .5rem 2rem; justify-content: space-between; align-items: start; padding: 1.25rem var(--edge); }
.ways { display: flex; flex-wrap: wrap; gap: .25rem; align-items: center; }
button { font: inherit; color: var(--accent); background: none; border: 1px solid var(--line); border-radius: .5rem; min-block-size: 2.75rem; padding: 0 .9rem; cursor: pointer; }
h1 { font-size: clamp(1.3rem, 1rem + 1.6vw, 1.9rem); line-height: 1.25; margin: 0 0 .25rem; text-wrap: balance; }
header p { margin: .15rem 0; color: var(--quiet); }
nav { display: flex; gap: .25rem; }
nav a { display: inline-flex; align-items: center; min-block-size: 2.75rem; padding: 0 .9rem; border-radius: .5rem; color: var(--accent); }
nav a[aria-current] { background: var(--soft); font-weight: 700; text-decoration: none; }
main { max-inline-size: 76rem; margin-inline: auto; padding: 1.5rem var(--edge) 3rem; display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1px; margin: 0; background: var(--line);
  border: 1px solid var(--line); border-radius: .75rem; overflow: hidden; }
.numbers > div { background: var(--card); padding: 1rem 1.25rem; }
dt { color: var(--quiet); font-size: .9rem; }
dd { margin: 0; font-size: 2rem; font-weight: 700; line-height: 1.2; font-variant-numeric: tabular-nums; }
dd.note { font-size: .9rem; font-weight: 400; color: var(--quiet); line-height: 1.4; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem clamp(.75rem, 2.5vw, 1.75rem); }
.caveats { background: var(--warn-soft); border-color: var(--warn); }
.caveats ul { margin: 0; padding-inline-start: 1.1rem; }
.caveats pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font-size: .85rem; }
h2 { font-size: 1.2rem; line-height: 1.35; margin: 0 0 .75rem; text-wrap: balance; }
.number { color: var(--accent); font-variant-numeric: tabular-nums; margin-inline-end: .35rem; }
.mark { display: inline-block; background: var(--warn-soft); color: var(--warn); border: 1px solid currentColor; border-radius: .35rem; padding: 0 .5rem; font-size: .85rem; font-weight: 600; margin: 0 0 .25rem; margin-inline-end: .5rem; }
.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .75rem; border-block-end: 1px solid var(--line); text-align: end; vertical-align: baseline; }
th { font-weight: 600; text-align: start; }
thead th { color: var(--quiet); font-size: .85rem; vertical-align: bottom; }
thead th:not(:first-child) { text-align: end; }
tbody th { min-inline-size: 9rem; }
tbody th.group, thead th.group { color: var(--accent); padding-block-start: 1rem; text-align: start; }
thead td { border-block-end: 0; }
.quiet { color: var(--quiet); font-size: .9rem; margin: .75rem 0 0; }
.progress td.bar { min-inline-size: 10rem; white-space: nowrap; text-align: start; }
.progress thead th.bar { text-align: start; }
.progress tr.total > * { font-weight: 700; border-block-start: 2px solid var(--ink); border-block-end: 0; }
progress { inline-size: 7rem; block-size: .8rem; margin-inline-end: .6rem; appearance: none; border: 1px solid var(--accent); border-radius: 1rem; background: var(--soft); overflow: hidden; vertical-align: middle; }
progress::-webkit-progress-bar { background: var(--soft); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
figure { margin: 0; display: grid; gap: .75rem; grid-template-columns: minmax(0, 1fr); }
.chart svg { display: block; margin-inline: auto; inline-size: 100%; block-size: auto; }
.wide { display: none; }
.narrow svg { max-inline-size: 30rem; }
/* Below this a wide chart would be too small to read */
@media (min-width: 52rem) {
  .narrow { display: none; }
  .wide { display: block; }
  .wide svg { inline-size: auto; max-inline-size: 100%; }
}
.base { margin: 0; padding-inline-start: 1.1rem; color: var(--quiet); font-size: .9rem; }
summary { cursor: pointer; min-block-size: 2.75rem; display: flex; align-items: center; font-weight: 600; color: var(--accent); }
summary::before { content: "▸"; margin-inline-end: .5rem; }
[dir="rtl"] summary::before { content: "◂"; }
details[open] > summary::before { content: "▾"; }
.few-columns { max-inline-size: 48rem; }
.figures td { white-space: nowrap; }
.figures small { display: block; color: var(--quiet); }
.interval { color: var(--quiet); }
td.few, td.unreliable { color: var(--quiet); }
small.flag { color: var(--warn); }
td.withheld, td.empty { color: var(--quiet); font-style: italic; }
.aside { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
.nothing { margin: 0; color: var(--quiet); }
footer { padding: 1rem var(--edge) 2.5rem; color: var(--quiet); text-align: center; font-size: .9rem; }
@media (max-width: 40rem) {
  .numbers { grid-template-columns: 1fr 1fr; }
  .numbers > div { padding: .75rem; }
  dd { font-size: 1.6rem; }
  th, td { padding: .45rem .35rem; }
  tbody th { min-inline-size: 6.5rem; }
  nav a, button { padding: 0 .6rem; }
  thead th { font-size: .75rem; }
  /* The name of a stratum stands above its numbers */
  .progress tr { display: grid; grid-template-columns: 2fr 1fr 1fr 1fr 1.2fr; border-block-end: 1px solid var(--line); }
  .progress tr.total { border-block-start: 2px solid var(--ink); border-block-end: 0; }
  .progress tr > * { border: 0; padding: .2rem .25rem; }
  .progress tr > :first-child { grid-column: 1 / -1; padding-block-start: .45rem; }
  .progress tr.total > * { border: 0; }
  .progress td.bar { min-inline-size: 0; }
  .progress progress { inline-size: 3.25rem; margin-inline-end: .35rem; }
  .few-columns { font-size: .85rem; table-layout: fixed; }
  .few-columns td { white-space: normal; }
  .few-columns .interval { display: block; }
  .few-columns tbody th { min-inline-size: 0; }
  .figures tbody th:not(.group) { position: sticky; inset-inline-start: 0; background: var(--card); }
}
@page wide-table { size: A4 landscape; }
@media print {
  :root { background: #fff; font-size: 10pt; }
  .ways, .skip, .narrow { display: none; }
  .wide { display: block; }
  main { max-inline-size: none; padding: 0; gap: 1rem; }
  .card, .numbers { border-color: #999; break-inside: avoid; }
  .card.table { break-inside: auto; }
  h2, .card.table > p, .chart { break-after: avoid; }
  /* Chromium gives a box the width of the first page of all: its border would run through the table */
  .many-columns { page: wide-table; border: 0; padding: 0; }
  .figures { font-size: 7.5pt; max-inline-size: none; }
  .figures .interval { display: block; }
  .figures th, .figures td { white-space: normal; padding: .15rem .3rem; }
  .figures tbody th { min-inline-size: 0; }
  tr { break-inside: avoid; }
  .scroll { overflow: visible; }
  /* A picture that is cut by the end of a page cannot be read */
  .wide svg { inline-size: auto; max-inline-size: 100%; max-block-size: 225mm; }
  .many-columns .wide svg { max-block-size: 145mm; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { display: none; }
  progress { print-color-adjust: exact; }
}
`;
