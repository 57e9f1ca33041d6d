import type { Table } from "@returns/analysis";
import { roundPeople } from "@returns/analysis/chart";
import type { Formats } from "./format.ts";
import { inLanguage } from "./format.ts";
import type { DashboardLanguage, DashboardWords } from "./words.ts";

interface Props {
  readonly table: Table;
  /** Strata that have no interview yet. */
  readonly uncovered: number;
  readonly words: DashboardWords;
  readonly language: DashboardLanguage;
  readonly format: Formats;
}

/** The lines under a table: who is in, how many, whom they stand for, and who is left out. */
export const BaseLines = ({ table, uncovered, words, language, format }: Props) => {
  const { respondents, weighted, missing, universe } = table.base;
  return (
    <ul class="base">
      <li>{words.base(format.whole(respondents), format.whole(roundPeople(weighted)), unitName(table.unit, words))}</li>
      <li>{words.interval}</li>
      {uncovered > 0 && <li>{words.withoutStrata(format.whole(uncovered))}</li>}
      <li>{words.universe(inLanguage(universe, language))}</li>
      {missing.notAsked + missing.dk + missing.ref > 0 && (
        <li>{words.missing(format.whole(missing.notAsked), format.whole(missing.dk), format.whole(missing.ref))}</li>
      )}
      {withheldLines(table, words, format).map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
};

const unitName = (unit: string, words: DashboardWords): string =>
  unit === "household" || unit === "member" || unit === "location" ? words.units[unit] : unit;

/** One line for each reason for which a cell of the table is withheld. */
function withheldLines(table: Table, words: DashboardWords, format: Formats): readonly string[] {
  const withheld = table.cells.flatMap(({ value }) => (value.status === "withheld" ? [value] : []));
  const few = withheld.find(({ reason }) => reason === "few-respondents");
  return [
    ...(few === undefined ? [] : [words.withheldFew(format.whole(few.needed))]),
    ...(withheld.some(({ reason }) => reason === "one-cluster") ? [words.withheldOneCluster] : []),
    ...(withheld.some(({ reason }) => reason === "disclosure") ? [words.withheldDisclosure] : []),
  ];
}
