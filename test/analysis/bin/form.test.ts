import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formFromWire } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { expect, test } from "vitest";
import { freshFolder, returns, returnsProcess } from "./command.ts";

/** A folder with the sheets of a form as CSV, and the list of one of its questions beside them. */
function sheets(survey: string) {
  const folder = join(freshFolder(), "visit");
  mkdirSync(folder);
  writeFileSync(join(folder, "survey.csv"), `type,name,label::English (en),relevant\n${survey}`);
  writeFileSync(join(folder, "sites.csv"), "name,label\ns1,North camp\ns2,South camp\n");
  return folder;
}

test("form check tells every problem with sheet and row, and fails", async () => {
  const folder = sheets(`integer,people,How many people?,
integer,children,How many children?,"\${peple} > 1"
select_one yes_no,return,Do you return?,
`);
  const { status, stdout, stderr } = await returns("form", "check", folder);
  expect(status).toBe(1);
  expect(stdout).toContain(
    'error: survey, row 3, relevant: There is no question "peple" in the form, did you mean "people"?',
  );
  expect(stdout).toContain('error: survey, row 4, type: There is no choice list "yes_no"');
  expect(stderr).toMatch(/^Cannot use visit: 3 errors/);
});

test("form check of a form that can be used says what is in it, the lists beside it too", async () => {
  const { status, stderr } = await returns(
    "form",
    "check",
    sheets("select_one_from_file sites.csv,site,Which site?,\n"),
  );
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(/^visit can be used: visit 1, 1 questions, 0 rosters, 0 choices, sites: 2 rows, in en/);
});

test("a form goes out as a workbook and comes back as the same file, and nothing is written over", async () => {
  const folder = freshFolder();
  const [first, workbook, second] = ["first.json", "tool.xlsx", "second.json"].map((name) => join(folder, name));
  if (first === undefined || workbook === undefined || second === undefined) throw new Error("three paths");
  expect((await returns("form", "import", "household", "-o", first)).status).toBe(0);
  expect((await returns("form", "export", first, "-o", workbook)).status).toBe(0);
  expect((await returns("form", "import", workbook, "-o", second)).status).toBe(0);
  expect(readFileSync(second, "utf8")).toBe(readFileSync(first, "utf8"));
  const read = formFromWire(JSON.parse(readFileSync(second, "utf8")));
  expect(read.status === "form" && read.form.hash).toBe(forms.household.hash);
  const again = await returns("form", "import", "household", "-o", first);
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining("there already")]);
  expect((await returns("form", "import", "household", "-o", first, "--force")).status).toBe(0);
});

test("without --out the form goes to the terminal, and what is said about it does not", async () => {
  const { status, stdout } = await returns("form", "import", sheets("integer,people,How many?,\n"));
  expect(status).toBe(0);
  expect(formFromWire(JSON.parse(stdout)).status).toBe("form");
});

test("a form as JSON that says something wrong is refused with its place", async () => {
  const path = join(freshFolder(), "form.json");
  writeFileSync(path, JSON.stringify({ form: { id: "a form" } }));
  const { status, stdout } = await returns("form", "check", path);
  expect(status).toBe(1);
  expect(stdout).toMatch(/error: form.json: form\/id: Cannot read the form/);
});

test("what was not said, and what is not there, is told with the way out", async () => {
  expect(await returns("form")).toMatchObject({ status: 2, stderr: expect.stringContaining("check, import, export") });
  expect(await returns("form", "check")).toMatchObject({ status: 2, stderr: expect.stringContaining("Name the form") });
  const missing = await returns("form", "check", "nowhere.xlsx");
  expect(missing).toMatchObject({ status: 1, stderr: expect.stringContaining("no such file, folder or form") });
  const empty = await returns("form", "check", freshFolder());
  expect(empty).toMatchObject({ status: 1, stderr: expect.stringContaining("it holds no survey.csv") });
  const out = join(freshFolder(), "tool.csv");
  expect(await returns("form", "export", "listing", "-o", out)).toMatchObject({ status: 2 });
  expect(existsSync(out)).toBe(false);
});

test("returns form --help tells what it can do", () => {
  const { status, stdout } = returnsProcess("form", "--help");
  expect(status).toBe(0);
  expect(stdout).toContain("returns form check tool.xlsx");
});

test("the codebook of a form by name is written as a page or as two CSV files", async () => {
  const folder = freshFolder();
  const page = join(folder, "codebook.html");
  expect((await returns("form", "codebook", "listing", "-o", page, "--language", "fr")).status).toBe(0);
  expect(readFileSync(page, "utf8")).toContain('<html lang="fr"');
  expect((await returns("form", "codebook", "listing", "-o", join(folder, "codebook.csv"))).status).toBe(0);
  expect(existsSync(join(folder, "codebook-codes.csv"))).toBe(true);
  const wrong = await returns("form", "codebook", "listing", "-o", join(folder, "codebook.docx"));
  expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining("codebook.html or codebook.csv") });
});
