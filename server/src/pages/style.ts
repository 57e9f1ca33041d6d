/** The look of the small pages: one sheet of its own, since the content security policy lets no style stand in a page. */
export const pageStyle = `
:root { --ink: #16221f; --quiet: #47564f; --paper: #fdfcf9; --card: #ffffff; --line: #d8ddd6; --accent: #0b5d57;
  font-family: "Noto Sans", "Noto Sans Arabic", system-ui, "Segoe UI", Tahoma, sans-serif; line-height: 1.55; color: var(--ink); background: var(--paper); }
[lang="ar"] { line-height: 1.8; }
* { box-sizing: border-box; }
body { margin: 0; }
main { max-inline-size: 60rem; margin-inline: auto; padding: 2rem clamp(1rem, 4vw, 2.5rem) 4rem; }
main.small { max-inline-size: 32rem; padding-block-start: 12vh; }
h1 { font-size: clamp(1.4rem, 1rem + 2vw, 2rem); line-height: 1.25; text-wrap: balance; }
h2 { font-size: 1.15rem; margin-block: 2.5rem .5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line); overflow-wrap: anywhere; }
p { margin-block: .5rem; }
a { color: var(--accent); }
button { font: inherit; font-weight: 700; min-block-size: 3rem; padding: 0 1.5rem; border: 0; border-radius: .5rem; background: var(--accent); color: #fff; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: .92em; }
pre { overflow-x: auto; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; font-size: .85rem; line-height: 1.45; }
summary { cursor: pointer; padding-block: .35rem; color: var(--accent); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); overflow-wrap: anywhere; gap: .25rem 1rem; margin: .5rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
table { border-collapse: collapse; inline-size: 100%; }
td, th { text-align: start; overflow-wrap: anywhere; padding: .4rem .75rem .4rem 0; border-block-end: 1px solid var(--line); vertical-align: top; }
tr:target { background: #e6f0ec; }
`;
