/** What the pages about forms look like beside what they share with the coordinators' page. */
export const publishStyle = `
h1 { overflow-wrap: anywhere; }
.head > * { min-inline-size: 0; }
.card > p:first-child, .card > .notes:first-child, .card form > p:first-child { margin-block-start: 0; }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 0; overflow-wrap: anywhere; }
.card > h3 + *, .notes h3 { margin-block-start: .35rem; }
.row { display: flex; flex-wrap: wrap; gap: .6rem .75rem; align-items: center; }
.row form { margin: 0; }
.row label { font-weight: 600; }
input[type="file"] { font: inherit; flex: 1 1 14rem; min-inline-size: 0; max-inline-size: 100%; padding: .6rem; border: 1px dashed var(--quiet); border-radius: .5rem; background: var(--paper); }
input[type="file"]::file-selector-button { font: inherit; font-weight: 600; color: var(--accent); background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .4rem .8rem; margin-inline-end: .75rem; }
button.main { background: var(--accent); border-color: var(--accent); color: #fff; font-weight: 700; padding: 0 1.4rem; }
a.button { display: inline-flex; align-items: center; min-block-size: 2.75rem; padding: 0 .9rem; border: 1px solid var(--line); border-radius: .5rem; color: var(--accent); text-decoration: none; background: var(--card); }
a { color: var(--accent); }
.back { margin: 0 0 -1rem; }
.back a { display: inline-flex; align-items: center; min-block-size: 2.75rem; }
.forms { display: grid; gap: 1rem; }
.forms .quiet { margin: .1rem 0 .5rem; }
.versions td, .versions thead th:not(:first-child) { text-align: start; }
.versions tbody th { min-inline-size: 5rem; }
.versions th a { display: inline-flex; align-items: center; min-block-size: 2rem; }
.state { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .7rem; font-size: .85rem; font-weight: 600; white-space: nowrap; color: var(--quiet); background: var(--paper); }
.state-in-use { color: var(--accent); border-color: var(--accent); background: var(--soft); }
.state-retired, .state-unreadable { color: var(--warn); border-color: var(--warn); background: var(--warn-soft); }
.lines { list-style: none; margin: 0; padding: 0; }
.lines li { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; padding-block: .5rem; border-block-end: 1px solid var(--line); }
.lines li:last-child { border-block-end: 0; }
.lines .quiet { margin: 0; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1.25rem; margin: 1rem 0; }
.facts dd { font-size: 1rem; font-weight: 400; line-height: inherit; overflow-wrap: anywhere; }
.failed { border-color: var(--warn); border-inline-start: .35rem solid var(--warn); }
.notes { margin-block-start: 1rem; }
.notes table { margin-block-start: .25rem; }
.notes td, .notes thead th { text-align: start; }
.notes tbody th { font-weight: 400; inline-size: 14rem; min-inline-size: 0; overflow-wrap: anywhere; }
.notes tbody th > * { display: block; }
.notes tbody th > bdi { font-weight: 600; }
.notes td { overflow-wrap: anywhere; }
.notes-error h3 { color: var(--warn); }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: .9em; }
@media (max-width: 40rem) {
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-block-end: .5rem; }
  .notes thead { display: none; }
  .notes tr { display: block; padding-block: .5rem; border-block-end: 1px solid var(--line); }
  .notes tbody tr > * { inline-size: auto; }
  .notes tr > * { display: block; padding: 0; border: 0; }
  .notes tbody th { display: flex; flex-wrap: wrap; gap: 0 .5rem; }
  .versions thead { display: none; }
  .versions tr { display: grid; grid-template-columns: 1fr auto; border-block-end: 1px solid var(--line); padding-block: .5rem; }
  .versions tr > * { border: 0; padding: .1rem 0; }
  .versions td:nth-child(2) { text-align: end; }
  .versions td:nth-child(3) { grid-column: 1 / -1; color: var(--quiet); }
  .versions td:nth-child(4)::before { content: attr(data-of) " "; color: var(--quiet); }
  .versions td:nth-child(5)::before { content: attr(data-of) " "; color: var(--quiet); }
}
`;
