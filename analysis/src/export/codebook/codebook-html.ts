import {
  type ChoiceList,
  type CodebookEntry,
  codebook,
  conditionsInWords,
  directionOf,
  type Form,
  kinds,
  type Texts,
} from "@returns/schemas";
import { escapeMarkup } from "../../chart/markup.ts";
import { inLanguage } from "../../chart/text.ts";
import type { ChartLanguage } from "../../chart/words.ts";
import { codebookStyle } from "./style.ts";
import { type CodebookWords, codebookWords } from "./words.ts";

/** Lists that are longer stand once, at the end. */
const mostAtVariable = 12;

/** What every part of the page is written with. */
interface Page {
  readonly form: Form;
  readonly language: ChartLanguage;
  readonly words: CodebookWords;
}

/**
 * The codebook of a form as one HTML page that needs nothing else: every variable with its labels in all languages, its
 * type, codes and reasons for missing, when it is asked in plain words, its role and how sensitive it is. It prints, works
 * without scripts, and reads from right to left in Arabic.
 *
 * @param language of the page's own words and of the conditions
 */
export function codebookHtml(form: Form, language: ChartLanguage): string {
  const words = codebookWords[language];
  const page: Page = { form, language, words };
  const entries = codebook(form);
  const title = words.title(inLanguage(form.title, language) || form.id);
  const sections = form.sections.flatMap((section) => {
    const own = entries.filter((entry) => entry.section === section.name);
    return own.length === 0 ? [] : [{ ...section, own }];
  });
  const lists = [...form.lists.values()].filter(standsAtTheEnd);
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>${codebookStyle}</style>
</head>
<body>
<a class="skip" href="#variables">${words.skip}</a>
<header>
<h1>${escapeMarkup(title)}</h1>
<p><bdi>${escapeMarkup(form.id)}</bdi> · ${escapeMarkup(words.version(form.version))} · <code>${form.hash.slice(0, 12)}</code> · ${words.variables(entries.length)}</p>
</header>
<nav aria-labelledby="contents">
<h2 id="contents">${words.contents}</h2>
<ol>
${sections.map(({ name, label, own }) => `<li><a href="#s-${escapeMarkup(name)}">${escapeMarkup(inLanguage(label, language) || name)}</a> <span>${own.length}</span></li>`).join("\n")}
${lists.length === 0 ? "" : `<li><a href="#lists">${words.lists}</a> <span>${lists.length}</span></li>`}
</ol>
</nav>
<main id="variables">
${sections
  .map(
    ({ name, label, own }) => `<section aria-labelledby="s-${escapeMarkup(name)}">
<h2 id="s-${escapeMarkup(name)}">${escapeMarkup(inLanguage(label, language) || name)}</h2>
${own.map((entry) => variable(entry, page)).join("\n")}
</section>`,
  )
  .join("\n")}
${lists.length === 0 ? "" : `<section aria-labelledby="lists">\n<h2 id="lists">${words.lists}</h2>\n${lists.map((list) => listAtTheEnd(list, page)).join("\n")}\n</section>`}
</main>
</body>
</html>
`;
}

type WrittenList = Extract<ChoiceList, { readonly source: "form" }>;

const standsAtTheEnd = (list: ChoiceList): list is WrittenList =>
  list.source === "form" && list.choices.length > mostAtVariable;

function variable(entry: CodebookEntry, page: Page): string {
  const { form, language, words } = page;
  const name = escapeMarkup(entry.variable);
  const roster = form.rosters.get(entry.rosters.at(-1) ?? "");
  const facts = [
    fact(words.asked, asked(entry, page)),
    fact(words.codes, codesOf(entry, page)),
    fact(
      words.missing,
      entry.missing.map((reason) => `<code>${reason}</code> ${words.missingReasons[reason]}`).join(" · "),
    ),
    fact(words.role, words.roles[entry.role]),
    fact(words.sensitivity, words.sensitivities[entry.sensitivity]),
    fact(words.purpose, entry.purpose === undefined ? "" : `<bdi>${escapeMarkup(entry.purpose)}</bdi>`),
    fact(
      words.roster,
      roster === undefined ? "" : `<bdi>${escapeMarkup(inLanguage(roster.label, language) || roster.name)}</bdi>`,
    ),
  ];
  return `<article id="v-${name}" class="${entry.role === "identifier" ? "identifier" : entry.role}">
<h3><code>${name}</code> <span>${words.measures[entry.measure]}</span></h3>
${labels(entry.label, page)}
${entry.erased ? `<p class="erased">${words.erased}</p>` : ""}
<dl>
${facts.filter((each) => each !== "").join("\n")}
</dl>
</article>`;
}

const fact = (name: string, value: string): string => (value === "" ? "" : `<dt>${name}</dt><dd>${value}</dd>`);

/** A text in each language of the form, in the direction of that language. */
function labels(texts: Texts, { form, words }: Page): string {
  const written = form.languages.filter((language) => (texts[language] ?? "") !== "");
  if (written.length === 0) return `<p class="none">${words.noLabel}</p>`;
  return written
    .map((tag) => `<p lang="${escapeMarkup(tag)}" dir="${directionOf(tag)}">${escapeMarkup(texts[tag] ?? "")}</p>`)
    .join("\n");
}

function asked({ relevant, variable: name }: CodebookEntry, { form, language, words }: Page): string {
  const kind = form.questions.get(name)?.kind;
  if (relevant.length === 0)
    return kind !== undefined && kinds[kind].filledBy === "engine" ? words.filled : words.always;
  const source = relevant.length > 1 ? relevant.map((each) => `(${each})`).join(" and ") : (relevant[0] ?? "");
  const sentence = escapeMarkup(conditionsInWords(relevant, form, language));
  return `${sentence}<code dir="ltr">${escapeMarkup(source)}</code>`;
}

function codesOf({ list }: CodebookEntry, page: Page): string {
  const { form, words } = page;
  const found = form.lists.get(list ?? "");
  if (found === undefined) return "";
  if (found.source === "project") return escapeMarkup(words.projectList(found.name));
  if (!standsAtTheEnd(found)) return codeTable(found, page);
  return `<a href="#l-${escapeMarkup(found.name)}">${words.codesOf(found.choices.length)}: <bdi>${escapeMarkup(found.name)}</bdi></a>`;
}

function codeTable({ choices }: WrittenList, { form, words }: Page): string {
  const heads = form.languages.map(
    (language) => `<th scope="col">${words.label} <bdi>${escapeMarkup(language)}</bdi></th>`,
  );
  const rows = choices.map(({ code, label }) => {
    const cells = form.languages.map(
      (tag) => `<td lang="${escapeMarkup(tag)}" dir="${directionOf(tag)}">${escapeMarkup(label[tag] ?? "")}</td>`,
    );
    return `<tr><th scope="row"><code>${escapeMarkup(code)}</code></th>${cells.join("")}</tr>`;
  });
  return `<table><thead><tr><th scope="col">${words.code}</th>${heads.join("")}</tr></thead><tbody>
${rows.join("\n")}
</tbody></table>`;
}

const listAtTheEnd = (
  list: WrittenList,
  page: Page,
): string => `<article id="l-${escapeMarkup(list.name)}" class="list">
<h3><code>${escapeMarkup(list.name)}</code> <span>${list.choices.length}</span></h3>
${codeTable(list, page)}
</article>`;
