import { householdPlan } from "@returns/analysis";
import type { Sql } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import type { ProjectSetup } from "@returns/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chartWords } from "../../../analysis/src/chart/words.ts";
import { dashboardLanguages, dashboardWords } from "../../../server/src/dashboard/words.ts";
import { attributesOf, cellsIn, textOf } from "./page-text.ts";
import { openSmallOffice, type SmallOffice, smallSetup } from "./small-office.ts";

/** Three strata of 20 households are visited, a fourth one is not yet; a label comes from somebody who tries things out. */
const setup = withStratum(
  smallSetup({ strata: 4, clusters: 2, households: 10 }),
  1,
  '<script>alert("1")</script>\u202Eevil',
);
const visited = { ...setup, clusters: setup.clusters.slice(0, 6) };

function withStratum(project: ProjectSetup, place: number, english: string): ProjectSetup {
  const strata = project.strata.map((stratum, index) =>
    index === place ? { ...stratum, label: { ...stratum.label, en: english } } : stratum,
  );
  return { ...project, strata };
}

let small: SmallOffice;
let cookie = "";
const pages = new Map<string, string>();
beforeAll(async () => {
  small = await openSmallOffice(setup);
  await small.visit(visited, 11);
  await loseThreePhotos(small.sql);
  cookie = await small.signIn();
  for (const language of dashboardLanguages)
    pages.set(language, await (await open(`/dashboard?lang=${language}`)).text());
});
afterAll(() => small.close());

const open = (path: string, headers: Record<string, string> = { Cookie: cookie }) =>
  small.office.request(path, { headers: { Accept: "text/html", ...headers } });
const page = (language: string): string => pages.get(language) ?? "";

/** As if three interviews named photos that no phone has brought. */
const loseThreePhotos = (sql: Sql) =>
  sql.query(
    `insert into submission_media (hash, media, bytes, pieces)
     select hash, 'photo', 1000, null from submission where kind = 'final' and status = 'current' limit 3`,
  );

test("whoever is not signed in is told to, and sees no figure", async () => {
  const reply = await open("/dashboard", {});
  expect(reply.status).toBe(401);
  const html = await reply.text();
  expect(html).toContain("You are not signed in");
  expect(html).not.toMatch(/T35|svg|progress/);
});

test("a coordinator sees all tables of the plan, each with its chart in two forms", () => {
  for (const { id } of householdPlan) expect(page("en")).toContain(`<h2 id="${id}">`);
  for (const id of ["T05", "T14", "T35", "T36", "T43"]) expect(householdPlan.map((entry) => entry.id)).toContain(id);
  expect(page("en").match(/<div class="chart wide"><svg/g)).toHaveLength(householdPlan.length);
  expect(page("en").match(/<div class="chart narrow"><svg/g)).toHaveLength(householdPlan.length);
});

describe.each(dashboardLanguages)("in %s", (language) => {
  test("the coordinator reads how many photos are missing, and nothing of any", () => {
    expect(textOf(page(language))).toContain(dashboardWords[language].mediaMissing("3", "3"));
  });

  test("the page is one document without code, in its own direction", () => {
    expect(page(language)).toMatch(
      new RegExp(`^<!doctype html><html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`),
    );
    expect(page(language)).not.toMatch(/<script|javascript:|\son[a-z]+="/i);
    expect(page(language).replaceAll("http://www.w3.org/", "")).not.toMatch(/https?:\/\//);
  });

  test("every figure has its interval and the number of answers behind it", () => {
    const shown = cellsIn(page(language)).filter((cell) => cell.includes("<strong"));
    expect(shown.length).toBeGreaterThan(200);
    const count = dashboardWords[language].count("#").replace("#", "");
    for (const cell of shown) {
      const text = textOf(cell);
      expect(text).toMatch(/\[(.+–.+|–)\]/);
      expect(text).toContain(count);
    }
  });

  test("it says at the top and at every table that the figures are provisional and simulated", () => {
    const words = dashboardWords[language];
    expect(textOf(page(language))).toContain(words.simulated);
    expect(textOf(page(language))).toContain(words.provisionalNote);
    const sections = page(language).split('class="card table').slice(1);
    expect(sections.length).toBe(householdPlan.length);
    for (const section of sections) {
      expect(section).toContain(`<span class="mark">${words.provisional}</span>`);
      expect(section).toContain(`<span class="mark">${words.simulatedMark}</span>`);
      expect(textOf(section)).toContain(chartWords[language].provisional);
      expect(textOf(section)).toContain(chartWords[language].simulated);
    }
  });

  test("the stratum where nobody has been yet is named, and each table says that nobody stands for it", () => {
    const name = setup.strata[3]?.label[language] ?? "";
    expect(textOf(page(language))).toContain(dashboardWords[language].uncovered(name));
    const note = dashboardWords[language].withoutStrata("1");
    expect(textOf(page(language)).split(note).length - 1).toBe(householdPlan.length);
  });
});

test("the Arabic page has no word in Latin letters but names of tables, of the round and of the other languages", () => {
  const html = page("ar").replace(/<nav[\s\S]*?<\/nav>/, "");
  const read = [textOf(html), ...attributesOf(html, "aria-label")].join("\n");
  const latin = read.match(/[A-Za-zÀ-ÿ][\w.À-ÿ-]{2,}/g) ?? [];
  const allowed = new Set([...householdPlan.map(({ id }) => id), setup.round]);
  expect(latin.filter((word) => !allowed.has(word))).toEqual([]);
  expect(read, "digits are Latin in every language").not.toMatch(/[\u0660-\u0669\u06F0-\u06F9]/);
});

test("the French page repeats no English sentence of the words of the page, of its charts and of the questionnaire", () => {
  const html = page("fr").replace(/<nav[\s\S]*?<\/nav>/, "");
  const read = ` ${[textOf(html), ...attributesOf(html, "aria-label")].join("\n")} `;
  const found = englishOnly().filter((text) => read.includes(` ${text} `) || read.includes(`\n${text}\n`));
  expect(found).toEqual([]);
});

test("[F193] a label with markup is shown as the text that it is", () => {
  expect(page("en")).not.toMatch(/<script/);
  expect(page("en")).toContain("&lt;script&gt;");
  const picture =
    page("en")
      .match(/<svg[\s\S]*?<\/svg>/g)
      ?.join("") ?? "";
  expect(picture).not.toContain("\u202E");
});

test("[F192] the charts of the page reach for nothing outside it", () => {
  const pictures = page("en").match(/<svg[\s\S]*?<\/svg>/g) ?? [];
  expect(pictures.length).toBe(2 * householdPlan.length);
  for (const picture of pictures) expect(picture).not.toMatch(/href|<image|url\(|<foreignObject/);
});

test("[F178] a group in which nobody is yet is a dash, never 0", () => {
  const empty = cellsIn(page("en")).filter((cell) => cell.startsWith('<td class="empty"'));
  expect(empty.length).toBeGreaterThan(0);
  for (const cell of empty) expect(textOf(cell).replace(/\s/g, "")).toBe("–nobody");
});

test("[F179] a cell with fewer than 10 answers says that it is withheld, and nothing else", () => {
  const withheld = cellsIn(page("en")).filter((cell) => cell.startsWith('<td class="withheld"'));
  expect(withheld.length).toBeGreaterThan(0);
  for (const cell of withheld) expect(cell).toBe('<td class="withheld">withheld</td>');
  for (const cell of cellsIn(page("en"))) expect(cell).not.toMatch(/n = [1-9]</);
});

test("[T8] tables only: no household, interview, enumerator, phone or place is on the page", async () => {
  const { rows } = await small.sql.query<Record<string, string>>(
    "select interview_id, device_id, hash, enumerator_id, assignment_id, cluster_id from submission",
  );
  expect(rows.length).toBe(60);
  const { rows: households } = await small.sql.query<{ household_id: string }>(
    "select household_id from answers_hh_return_intention",
  );
  const secrets = new Set([...rows, ...households].flatMap((row) => Object.values(row)).map(String));
  const shown = textOf(page("en"));
  for (const secret of secrets) expect(shown.includes(secret), secret).toBe(false);
});

test("nobody but who may read tables sees the page", async () => {
  const phone = await small.office.enrol();
  const reply = await open("/dashboard", { Authorization: `Bearer ${phone.tokens.uploadToken}` });
  expect(reply.status).toBe(403);
});

/** All English texts of the page, of its charts, and of the questionnaire where they read otherwise in French. */
function englishOnly(): readonly string[] {
  const { flags, interval, withheld, withheldNote, emptyNote, provisional, simulated } = chartWords.en;
  const own = Object.entries(dashboardWords.en).flatMap(([key, text]) =>
    typeof text === "string" && key !== "languageName" ? [text] : [],
  );
  const lists = [...forms.household.lists.values()].flatMap((list) => (list.source === "form" ? list.choices : []));
  const labels = [...forms.household.questions.values(), ...lists].flatMap(({ label }) =>
    label.fr === label.en ? [] : [label.en ?? ""],
  );
  const charts = [...Object.values(flags), ...Object.values(interval), withheld, withheldNote, emptyNote];
  return [...own, ...labels, ...charts, provisional, simulated].filter((text) => text.length > 3);
}
