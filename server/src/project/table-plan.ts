import { type Form, type FormNode, kinds, type Measure, type Question } from "@returns/schemas";

/** One variable as it stands in the database. */
export interface AnswerColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Has a second column with the reason where the respondent gave one instead of a value. */
  readonly reasons: readonly string[];
}

type ColumnType = "double precision" | "date" | "text" | "text[]";

/** Where the answers of one unit of a form stand: the interview itself, or the members of one roster. */
export interface AnswerTable {
  /** `answers_<form>` or `answers_<form>_<roster>`. */
  readonly name: string;
  /** Rosters from the outermost to this one; none for the interview itself. */
  readonly rosters: readonly string[];
  readonly columns: readonly AnswerColumn[];
}

/**
 * The tables that hold the answers of a form, typed by what its questions measure. Identifiers and positions have no
 * column: nothing that tells who a household is can be read from these tables. Of a photo they say that there is one.
 */
export function answerTables(form: Form): readonly AnswerTable[] {
  const units = [[], ...rosterPaths(form.sections, [])];
  return units.map((rosters) => ({
    name: ["answers", form.id, ...rosters.slice(-1)].join("_"),
    rosters,
    columns: [...form.questions.values()]
      .filter((question) => question.rosters.at(-1) === rosters.at(-1))
      .flatMap(columnOf),
  }));
}

function rosterPaths(nodes: readonly FormNode[], around: readonly string[]): readonly (readonly string[])[] {
  return nodes.flatMap((node) => {
    if (node.node === "question") return [];
    if (node.node === "group") return rosterPaths(node.children, around);
    const path = [...around, node.name];
    return [path, ...rosterPaths(node.children, path)];
  });
}

function columnOf(question: Question): readonly AnswerColumn[] {
  const type = columnTypes[kinds[question.kind].measure(question)];
  if (type === undefined || question.role === "identifier") return [];
  return [{ name: question.name, type, reasons: question.missing }];
}

const columnTypes: Readonly<Record<Measure, ColumnType | undefined>> = {
  category: "text",
  categories: "text[]",
  ranking: "text[]",
  number: "double precision",
  date: "date",
  period: "text",
  moment: "text",
  time: "text",
  text: "text",
  place: undefined,
  // That there is one, and nothing of it
  media: "text",
  none: undefined,
};
