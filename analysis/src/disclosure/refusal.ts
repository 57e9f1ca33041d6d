import type { Labels } from "../frame/frame.ts";
import type { Merger } from "./advice.ts";
import type { Mark, Reading, Rule } from "./marks.ts";
import type { Observed } from "./observed.ts";
import type { Protected } from "./protect.ts";

const ruleTexts: Readonly<Record<Rule, (reading: Reading) => string>> = {
  "few-households": ({ needed }) => `fewer than ${needed} households gave this answer`,
  "few-others": ({ needed }) => `all but fewer than ${needed} households gave this answer`,
  "few-clusters": ({ rules }) => `fewer than ${rules.clusters} clusters are behind the figure`,
  "one-household": ({ rules }) => `one household is more than ${Math.round(rules.largestShare * 100)} % of the figure`,
  "small-base": ({ rules }) => `fewer than ${rules.bases.hiddenBelow} answers are behind the figure`,
  "protects-another": () => "the figure would give another one away",
};

const mostCells = 6;

/**
 * Why a table is not written: the rules that cells break, the cells by their headings and never by their figures, and
 * what to merge.
 */
export function refusalText(
  observed: Observed,
  { marks, because, leaks }: Extract<Protected, { readonly status: "unsafe" }>,
  reading: Reading,
  merger: Merger | undefined,
): string {
  const { id } = observed.made.entry;
  const broken = (["few-households", "few-others", "few-clusters", "one-household", "small-base"] as const).flatMap(
    (rule) => {
      const cells = marks.flatMap((mark, cell) => (breaks(mark, rule) ? [cellName(observed, cell)] : []));
      if (cells.length === 0) return [];
      const more = cells.length > mostCells ? ` and ${cells.length - mostCells} more` : "";
      return [`  ${ruleTexts[rule](reading)}: ${cells.slice(0, mostCells).join("; ")}${more}`];
    },
  );
  const known = [...new Set(leaks.flatMap((leak) => (leak.of === "cell" ? [cellName(observed, leak.cell)] : [])))];
  const percent = Math.round(reading.rules.mostWithheld * 100);
  const why = {
    "too-much-withheld": `more than ${percent} % of its cells would have to be withheld to protect others`,
    "nothing-left-to-withhold":
      `what is withheld could be worked out from the rest to within ${reading.needed} households` +
      (known.length === 0 ? "" : ` (${known.slice(0, mostCells).join("; ")})`),
    "nothing-to-tell": "no cell of it may be told",
  }[because];
  return [`Table ${id} is not written, as ${why}. Cells that need protection:`, ...broken, wayOut(merger)].join("\n");
}

const breaks = (mark: Mark, rule: Rule): boolean => mark.status === "withheld" && mark.rule === rule;

function wayOut(merger: Merger | undefined): string {
  if (merger === undefined) return "  Leave the table out, or make one with fewer groups";
  const [first, second] = merger.codes;
  const of = merger.variables.map((name) => `"${name}"`).join(", ");
  const step = { [merger.variables[0] ?? ""]: [[{ code: "…", label: { en: "…" }, of: [first, second] }]] };
  return (
    `  Merge "${first}" and "${second}" of ${of}: in the rules, "collapse": ${JSON.stringify(step)}. ` +
    "Or leave the table out"
  );
}

/** A cell by the codes of its row and column. */
function cellName({ made, cells }: Observed, cell: number): string {
  const { row = 0, column = 0 } = cells[cell] ?? {};
  const name = (
    heading:
      | { readonly code: string; readonly label: Labels; readonly variable?: { readonly name: string } }
      | undefined,
  ) =>
    heading === undefined
      ? ""
      : heading.variable === undefined
        ? heading.code
        : `${heading.variable.name} ${heading.code}`;
  return `${name(made.rows[row]?.heading)} × ${name(made.columns[column]?.heading)}`;
}
