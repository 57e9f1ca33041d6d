import type { Table } from "@returns/analysis";
import { raw } from "hono/html";
import { BaseLines } from "./base-lines.tsx";
import type { DrawnChart } from "./charts.ts";
import type { Formats } from "./format.ts";
import { inLanguage } from "./format.ts";
import { TableView } from "./table-view.tsx";
import type { DashboardLanguage, DashboardWords } from "./words.ts";

interface Props {
  readonly table: Table;
  readonly chart: DrawnChart | undefined;
  /** Strata that have no interview yet. */
  readonly uncovered: number;
  readonly words: DashboardWords;
  readonly language: DashboardLanguage;
  readonly format: Formats;
}

/** So many cells are shown without being asked for. */
const openedCells = 60;

/** Tables of more columns are printed across the paper. */
const manyColumns = 8;

/** One table of the plan: its chart, who it speaks about, and all of its figures. */
export const TableSection = ({ table, chart, ...shown }: Props) => {
  const { words, language } = shown;
  const marks = [...(table.provisional ? [words.provisional] : []), ...(table.simulated ? [words.simulatedMark] : [])];
  return (
    <section
      aria-labelledby={table.id}
      class={table.columns.length > manyColumns ? "card table many-columns" : "card table"}
    >
      <h2 id={table.id}>
        <span class="number">{table.id}</span> {inLanguage(table.title, language)}
      </h2>
      {marks.length > 0 && (
        <p>
          {marks.map((mark) => (
            <span class="mark">{mark}</span>
          ))}
        </p>
      )}
      {table.base.respondents === 0 ? (
        <p class="nothing">{words.nothingToShow}</p>
      ) : (
        <figure>
          {chart !== undefined && <Chart {...chart} />}
          <figcaption>
            <BaseLines {...shown} table={table} />
          </figcaption>
          <details open={table.rows.length * table.columns.length <= openedCells}>
            <summary>{words.figures}</summary>
            <TableView {...shown} table={table} />
          </details>
        </figure>
      )}
    </section>
  );
};

/** Both forms of a chart; the style sheet takes one of them away for everybody, screen readers too. */
const Chart = ({ wide, narrow }: DrawnChart) => (
  <>
    <div class="chart wide">{raw(wide)}</div>
    <div class="chart narrow">{raw(narrow)}</div>
  </>
);
