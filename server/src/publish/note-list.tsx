import type { SheetNote } from "@returns/schemas/xlsform";
import type { PublishWords } from "./words.ts";

interface Props {
  readonly notes: readonly SheetNote[];
  readonly words: PublishWords;
}

/** Everything that was found in a form, the gravest first, with sheet, row and column. Warnings are folded together. */
export const NoteList = ({ notes, words }: Props) => (
  <>
    {severities.map((severity) => {
      const own = notes.filter((note) => note.severity === severity);
      if (own.length === 0) return null;
      const title = `${words[titles[severity]]} (${own.length})`;
      return severity === "error" ? (
        <section class="notes notes-error">
          <h3>{title}</h3>
          <NoteTable notes={own} words={words} />
        </section>
      ) : (
        <details class="notes" open={severity === "loss"}>
          <summary>{title}</summary>
          <NoteTable notes={own} words={words} />
        </details>
      );
    })}
  </>
);

const severities = ["error", "loss", "warning"] as const;
const titles = { error: "problems", loss: "losses", warning: "warnings" } as const;

/** The same thing in many rows is one thing to mend. */
function together(notes: readonly SheetNote[]) {
  const groups = new Map<string, { readonly note: SheetNote; readonly rows: number[] }>();
  for (const note of notes) {
    const name = JSON.stringify([note.sheet, note.column, note.message]);
    const group = groups.get(name) ?? { note, rows: [] };
    groups.set(name, group);
    if (note.row !== undefined) group.rows.push(note.row);
  }
  return [...groups.values()].map(({ note, rows }) => ({ ...note, rows }));
}

// What was found is said in English only: it quotes names, cells and expressions of the sheet
const NoteTable = ({ notes, words }: Props) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{words.where}</th>
        <th scope="col">{words.what}</th>
      </tr>
    </thead>
    <tbody>
      {together(notes).map(({ sheet, rows, column, message }) => (
        <tr>
          <th scope="row">
            <bdi>{sheet}</bdi>
            {rows.length === 0 ? null : <span>{words.rows(rows)}</span>}
            {column === undefined ? null : <code>{column}</code>}
          </th>
          <td lang="en" dir="ltr">
            {message}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
