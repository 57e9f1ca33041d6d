import type { CellValue, Heading, Labels, Table } from "@returns/analysis";
import { cellWriter } from "@returns/analysis/chart";
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
  readonly write: ReturnType<typeof cellWriter>;
  readonly words: DashboardWords;
  readonly format: Formats;
}

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
  const { figure, interval } = write(value);
  return (
    <td class={value.flag}>
      <strong dir="ltr">{figure}</strong>{" "}
      <span class="interval">
        <bdi dir="ltr">{interval === "" ? "[–]" : interval}</bdi>
      </span>
      <small>{words.count(format.whole(value.respondents))}</small>
      {value.flag !== "" && <small class="flag">{words[value.flag]}</small>}
    </td>
  );
};

const Label = ({ text }: { readonly text: string }) => <bdi dir={ownDirection(text)}>{text}</bdi>;

interface HeadingGroup {
  /** What the headings are categories of; absent where a side of the table has one variable only. */
  readonly label: Labels | undefined;
  readonly headings: readonly (Heading & { readonly index: number })[];
}

/** Headings of one variable that stand beside each other: the same place may be an origin and a place of displacement. */
function groupsOf(headings: readonly Heading[]): readonly HeadingGroup[] {
  const groups: { name: string | undefined; label: Labels | undefined; headings: HeadingGroup["headings"] }[] = [];
  for (const [index, heading] of headings.entries()) {
    const last = groups.at(-1);
    const each = { ...heading, index };
    if (last !== undefined && last.name === heading.variable?.name) last.headings = [...last.headings, each];
    else groups.push({ name: heading.variable?.name, label: heading.variable?.label, headings: [each] });
  }
  return groups;
}

/** Tables of so many columns fit a phone held upright. */
const fewColumns = 3;

/** The cells of a table as an HTML table, with the interval and the count in every cell. */
export const TableView = ({ table, words, language, format }: Props) => {
  const cellAt = new Map(table.cells.map((cell) => [`${cell.row}/${cell.column}`, cell.value]));
  const title = inLanguage(table.title, language);
  const shown = { write: cellWriter(table, language), words, format };
  return (
    <section class="scroll" aria-label={`${words.figures}: ${title}`} tabindex={0}>
      <table class={table.columns.length <= fewColumns ? "figures few-columns" : "figures"}>
        <TableHead table={table} language={language} />
        {groupsOf(table.rows).map(({ label, headings }) => (
          <tbody>
            {label !== undefined && (
              <tr>
                <th scope="rowgroup" class="group" colspan={table.columns.length + 1}>
                  {inLanguage(label, language)}
                </th>
              </tr>
            )}
            {headings.map((row) => (
              <tr>
                <th scope="row">
                  <Label text={inLanguage(row.label, language)} />
                </th>
                {table.columns.map((_, column) => (
                  <Figure {...shown} value={cellAt.get(`${row.index}/${column}`)} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
};

const TableHead = ({ table, language }: Pick<Props, "table" | "language">) => {
  const groups = groupsOf(table.columns);
  return (
    <thead>
      {groups.some(({ label }) => label !== undefined) && (
        <tr>
          <td />
          {groups.map(({ label, headings }) =>
            label === undefined ? (
              <td colspan={headings.length} />
            ) : (
              <th scope="colgroup" class="group" colspan={headings.length}>
                {inLanguage(label, language)}
              </th>
            ),
          )}
        </tr>
      )}
      <tr>
        <th scope="col">{inLanguage(table.rowTitle, language)}</th>
        {table.columns.map((column) => (
          <th scope="col">
            <Label text={inLanguage(column.label, language)} />
          </th>
        ))}
      </tr>
    </thead>
  );
};
