/** The look of a codebook: it stands in the page, as the page must need nothing else. */
export const codebookStyle = `
:root{--ink:#16221f;--quiet:#4c5a54;--line:#d8ddd6;--accent:#0b5d57;--card:#fff;--warn:#8a3b12;color:var(--ink);background:#fdfcf9;
font:16px/1.55 "Noto Sans","Noto Sans Arabic",system-ui,"Segoe UI",Tahoma,sans-serif}
[lang="ar"]{line-height:1.8}
*{box-sizing:border-box}
body{max-inline-size:62rem;margin:0 auto;padding:2rem clamp(1rem,4vw,2.5rem) 4rem}
.skip{position:absolute;inset-inline-start:-99rem}.skip:focus{position:static}
h1{font-size:clamp(1.4rem,1rem + 2vw,2rem);line-height:1.25;margin:0;overflow-wrap:anywhere}
header p{color:var(--quiet);margin:.35rem 0 0;overflow-wrap:anywhere}
nav{margin-block:1.5rem;padding:1rem 1.25rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
nav h2{font-size:1rem;margin:0 0 .5rem}
nav ol{margin:0;padding-inline-start:1.5rem;columns:18rem 3}
nav li{break-inside:avoid;padding-block:.1rem}nav span{color:var(--quiet)}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
section>h2{font-size:1.3rem;margin-block:2.5rem 1rem;padding-block-end:.35rem;border-block-end:2px solid var(--accent)}
article{padding:1rem 1.25rem;margin-block-end:.75rem;background:var(--card);border:1px solid var(--line);border-inline-start:4px solid var(--line);border-radius:.5rem;break-inside:avoid}
article.list{break-inside:auto}
article.intention{border-inline-start-color:var(--accent)}article.identifier{border-inline-start-color:var(--warn)}
article:target{outline:3px solid var(--accent)}
h3{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;font-size:1rem;margin:0 0 .35rem}
h3 span{font-weight:400;color:var(--quiet)}
article>p{margin:.15rem 0}.none{color:var(--quiet)}.erased{color:var(--warn);font-weight:600}
dl{display:grid;grid-template-columns:minmax(6rem,max-content) minmax(0,1fr);gap:.25rem 1rem;margin:.75rem 0 0;font-size:.92rem}
dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
code{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;font-size:.9em;overflow-wrap:anywhere}
dd>code[dir]{display:block;color:var(--quiet)}
table{border-collapse:collapse;inline-size:100%;font-size:.95em}
th,td{text-align:start;vertical-align:top;padding:.2rem .75rem .2rem 0;border-block-end:1px solid var(--line);overflow-wrap:anywhere}
thead th{color:var(--quiet);font-weight:400}tbody th{font-weight:400;inline-size:9rem}
tr:last-child>*{border-block-end:0}
@media (max-width:40rem){dl{grid-template-columns:1fr;gap:0}dd{margin-block-end:.5rem}thead{display:none}tbody tr{display:block;padding-block:.35rem;border-block-end:1px solid var(--line)}tbody th,td{display:block;inline-size:auto;padding:0;border:0}}
@media print{:root{background:#fff;font-size:10pt}body{max-inline-size:none;padding:0}nav,article{border-radius:0}a{color:inherit;text-decoration:none}}
`;
