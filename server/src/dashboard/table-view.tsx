import type { CellValue, Table } from "@returns/analysis";
import type { Formats } from "./format.ts";
import { inLanguage, ownDirection } from "./format.ts";
import type { DashboardLanguage, DashboardWords } from "./words.ts";

interface Props {
  readonly table: Table;
  readonly words: DashboardWords;
  readonly language: DashboardLanguage;
  readonly format: Formats;
}

interface CellProps {
  readonly value: CellValue | undefined;
  readonly write: ReturnType<typeof writers>;
  readonly words: DashboardWords;
  readonly format: Formats;
}

type Write = (value: number) => string;

/** How figures and limits of a table are written: shares that are all small need a decimal to be told apart. */
function writers(table: Table, format: Formats): { readonly figure: Write; readonly limit: Write } {
  if (table.measure === "number") return { figure: format.whole, limit: format.whole };
  const highest = Math.max(...table.cells.map(({ value }) => (value.status === "shown" ? value.estimate : 0)));
  return highest < 0.2
    ? { figure: format.finePercent, limit: format.finePoints }
    : { figure: format.percent, limit: format.points };
}

const limits = (value: Extract<CellValue, { status: "shown" }>, write: Write): string =>
  Number.isNaN(value.lower) || Number.isNaN(value.upper) ? "–" : `${write(value.lower)}–${write(value.upper)}`;

const Figure = ({ value, write, words, format }: CellProps) => {
  if (value === undefined || value.status === "empty") {
    return (
      <td class="empty">
        <span aria-hidden="true">–</span>
        <span class="aside">{words.empty}</span>
      </td>
    );
  }
  if (value.status === "withheld") return <td class="withheld">{words.withheld}</td>;
  return (
    <td class={value.flag}>
      <strong>{write.figure(value.estimate)}</strong> <bdi class="interval">[{limits(value, write.limit)}]</bdi>
      <small>{words.count(format.whole(value.respondents))}</small>
      {value.flag !== "" && <small class="flag">{words[value.flag]}</small>}
    </td>
  );
};

const Label = ({ text }: { readonly text: string }) => <bdi dir={ownDirection(text)}>{text}</bdi>;

/** The cells of a table as an HTML table, with the interval and the count in every cell. */
export const TableView = ({ table, words, language, format }: Props) => {
  const cellAt = new Map(table.cells.map((cell) => [`${cell.row}/${cell.column}`, cell.value]));
  const title = inLanguage(table.title, language);
  const write = writers(table, format);
  return (
    <section class="scroll" aria-label={`${words.figures}: ${title}`} tabindex={0}>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">{inLanguage(table.rowTitle, language)}</th>
            {table.columns.map((column) => (
              <th scope="col">
                <Label text={inLanguage(column.label, language)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, rowIndex) => (
            <tr>
              <th scope="row">
                <Label text={inLanguage(row.label, language)} />
              </th>
              {table.columns.map((_, columnIndex) => (
                <Figure value={cellAt.get(`${rowIndex}/${columnIndex}`)} write={write} words={words} format={format} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const unitName = (unit: string, words: DashboardWords): string =>
  unit === "household" || unit === "member" || unit === "location" ? words.units[unit] : unit;

/** The lines under a table: who is in, how many, and who is left out. */
export const BaseLines = ({ table, words, language, format }: Props) => {
  const { base } = table;
  const withheld = table.cells.map((cell) => cell.value).find((value) => value.status === "withheld");
  return (
    <ul class="base">
      <li>
        {words.base(format.whole(base.respondents), format.whole(base.weighted), unitName(table.unit, words))};{" "}
        {words.interval}
      </li>
      <li>
        {words.universe}: {inLanguage(base.universe, language)}
      </li>
      {base.missing.notAsked + base.missing.dk + base.missing.ref > 0 && (
        <li>
          {words.missing(
            format.whole(base.missing.notAsked),
            format.whole(base.missing.dk),
            format.whole(base.missing.ref),
          )}
        </li>
      )}
      {withheld?.status === "withheld" && <li>{words.withheldNote(format.whole(withheld.needed))}</li>}
    </ul>
  );
};
