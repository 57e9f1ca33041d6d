import { boundText, figureWriter, valuesOf } from "../chart/cells.ts";
import { escapeMarkup } from "../chart/markup.ts";
import { inLanguage, isRightToLeft } from "../chart/text.ts";
import { type ChartLanguage, chartWords } from "../chart/words.ts";
import type { AnyTable, AnyValue } from "../plan/table.ts";

/** One table of a report with its picture. */
export interface ReportedTable {
  readonly table: AnyTable;
  /** SVG text, as `drawChart` makes it. */
  readonly chart: string;
}

/**
 * A report as one HTML page that needs nothing else: charts, the same figures as tables, and how they were made. It prints,
 * works without scripts, and reads from right to left in Arabic.
 *
 * @param as for the office, or for everybody: then it is said that figures are rounded and some withheld
 */
export function htmlReport(
  tables: readonly ReportedTable[],
  provenance: object,
  language: ChartLanguage,
  as: "made" | "released",
): string {
  const words = reportWords[language];
  const sections = tables.map(({ table, chart }) => section(table, chart, language));
  return `<!doctype html>
<html lang="${language}" dir="${isRightToLeft(language) ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title}</title>
<style>${style}</style>
</head>
<body>
<h1>${words.title}</h1>
${sections.join("\n")}
<section>
<h2>${words.methods}</h2>
<p>${escapeMarkup(words.method)}</p>
${as === "released" ? `<p>${escapeMarkup(words.released)}</p>\n` : ""}<pre dir="ltr">${escapeMarkup(JSON.stringify(provenance, undefined, 2))}</pre>
</section>
</body>
</html>
`;
}

function section(table: AnyTable, chart: string, language: ChartLanguage): string {
  const words = reportWords[language];
  const value = valuesOf(table);
  const write = figureWriter(table, language);
  const count = (respondents: number): string =>
    Number.isNaN(respondents) ? "" : `<small>${escapeMarkup(chartWords[language].count(String(respondents)))}</small>`;
  const cell = (each: AnyValue): string => {
    switch (each.status) {
      case "shown": {
        const { figure, interval } = write(each);
        return `<td>${escapeMarkup(figure)} <bdi>${escapeMarkup(interval)}</bdi>${count(each.respondents)}</td>`;
      }
      case "withheld":
        return `<td class="withheld">${escapeMarkup(each.reason === "small-base" ? words.fewAnswers : chartWords[language].withheld)}</td>`;
      case "bounded":
        return `<td><bdi>${escapeMarkup(boundText(each, language))}</bdi>${count(each.respondents)}</td>`;
      case "empty":
        return "<td>–</td>";
    }
  };
  const head = table.columns
    .map(({ label }) => `<th scope="col">${escapeMarkup(inLanguage(label, language))}</th>`)
    .join("");
  let variable: string | undefined;
  const rows = table.rows.map((heading, row) => {
    const first = heading.variable !== undefined && heading.variable.name !== variable;
    variable = heading.variable?.name;
    const title = first
      ? `<tr><th colspan="${table.columns.length + 1}" scope="colgroup">${escapeMarkup(inLanguage(heading.variable?.label ?? {}, language))}</th></tr>`
      : "";
    const cells = table.columns.map((_, column) => cell(value(row, column))).join("");
    return `${title}<tr><th scope="row">${escapeMarkup(inLanguage(heading.label, language))}</th>${cells}</tr>`;
  });
  const { missing } = table.base;
  const counts = [missing.notAsked, missing.dk, missing.ref].map(String);
  return `<section>
<h2>${escapeMarkup(`${table.id}  ${inLanguage(table.title, language)}`)}</h2>
<figure>${chart}</figure>
<details><summary>${words.figures}</summary>
<table><thead><tr><th scope="col">${escapeMarkup(inLanguage(table.rowTitle, language))}</th>${head}</tr></thead><tbody>
${rows.join("\n")}
</tbody></table></details>
<p>${escapeMarkup(words.missing(counts[0] ?? "", counts[1] ?? "", counts[2] ?? ""))}</p>
</section>`;
}

interface ReportWords {
  readonly title: string;
  readonly figures: string;
  readonly fewAnswers: string;
  readonly methods: string;
  readonly method: string;
  readonly released: string;
  readonly missing: (notAsked: string, dk: string, ref: string) => string;
}

const reportWords: Readonly<Record<ChartLanguage, ReportWords>> = {
  en: {
    title: "Tables of the survey",
    figures: "The figures as a table",
    fewAnswers: "too few answers",
    methods: "How this was made",
    method:
      "Estimates use the weights, strata and clusters of the sample; standard errors by linearisation. The lines below name the data, the design and every choice of method.",
    released:
      "Nobody shall be recognised in these tables: shares are rounded to a percent point, numbers of answers to 5, numbers of people to 10 or more; figures that rest on few households are withheld, and others that would give them away.",
    missing: (notAsked, dk, ref) =>
      `Not in the figures: ${notAsked} not asked, ${dk} did not know, ${ref} did not want to answer`,
  },
  ar: {
    title: "جداول المسح",
    figures: "الأرقام في جدول",
    fewAnswers: "إجابات قليلة جداً",
    methods: "كيف أُعدّ هذا",
    method:
      "تستخدم التقديرات أوزان العيّنة وطبقاتها وعناقيدها، والأخطاء المعيارية بالتقريب الخطي. تسمّي السطور أدناه البيانات وتصميم العيّنة وكل اختيار في المنهج.",
    released:
      "يجب ألا يُعرف أحد من هذه الجداول: قُرّبت النسب إلى نقطة مئوية، وأعداد الإجابات إلى 5، وأعداد الناس إلى 10 أو أكثر؛ وحُجبت الأرقام التي تستند إلى أسر قليلة، وأرقام أخرى قد تكشف عنها.",
    missing: (notAsked, dk, ref) => `خارج الأرقام: ${notAsked} لم يُسألوا، ${dk} لا يعرفون، ${ref} فضّلوا عدم الإجابة`,
  },
  fr: {
    title: "Tableaux de l'enquête",
    figures: "Les chiffres en tableau",
    fewAnswers: "trop peu de réponses",
    methods: "Comment ceci a été fait",
    method:
      "Les estimations utilisent les poids, strates et grappes de l'échantillon ; erreurs types par linéarisation. Les lignes ci-dessous nomment les données, le plan de sondage et chaque choix de méthode.",
    released:
      "Personne ne doit être reconnu dans ces tableaux : les parts sont arrondies au point de pourcentage, les nombres de réponses à 5, les nombres de personnes à 10 ou plus ; les chiffres qui reposent sur peu de ménages sont masqués, et d'autres qui les trahiraient.",
    missing: (notAsked, dk, ref) =>
      `Hors des chiffres : ${notAsked} non interrogés, ${dk} ne savaient pas, ${ref} n'ont pas souhaité répondre`,
  },
};

const style = `
body{font:16px/1.5 "Noto Sans Arabic","Noto Sans",system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}
figure{margin:0;overflow-x:auto}
table{border-collapse:collapse;margin:1rem 0}
th,td{border:1px solid #ccc;padding:.3rem .6rem;text-align:start;vertical-align:top}
td small{display:block;color:#595959}
td bdi,td small{white-space:nowrap}
.withheld{background:repeating-linear-gradient(135deg,#efefef 0 6px,#d8d8d8 6px 7px)}
pre{overflow-x:auto;background:#f5f5f5;padding:1rem;font-size:12px}
section{break-inside:avoid;margin-block-end:3rem}
@media print{svg{max-width:100%;height:auto}details:not([open])>*{display:block}summary{display:none}}
`;
