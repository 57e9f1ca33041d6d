import type { AnswerValue, ChoiceList, Form } from "../form/model.ts";
import type { ListSource } from "../interview/interview.ts";
import { type DateValue, parseDate } from "./dates.ts";
import type { Environment, Row } from "./environment.ts";
import { valueOfAnswer } from "./value-of-answer.ts";

/** What a caller may give beside the answers; everything that is left out is unknown to expressions. */
export interface EnvironmentOptions {
  /** Local date, `YYYY-MM-DD`. */
  readonly today: string;
  readonly now?: () => string;
  readonly random?: () => number;
  readonly interview?: string;
  readonly lists?: ListSource;
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly lastSaved?: Readonly<Record<string, AnswerValue>>;
}

/** Prepares what expressions of a form may ask for; rows of lists are indexed when they are first looked up. */
export function environmentOf(form: Form, options: EnvironmentOptions): Environment {
  const today = parseDate(options.today);
  if (today === undefined) {
    throw new RangeError(`Cannot tell the day of the interview from "${options.today}". Write it as YYYY-MM-DD`);
  }
  const rows = memo((list: string) => rowsOf(form.lists.get(list), options.lists?.rows(list)));
  const index = memo((list: string) => memo((column: string) => placesByValue(rows(list), column)));
  const find: Environment["find"] = (list, column, value) => {
    const places = index(list)(column).get(value) ?? [];
    return places.map((place) => rows(list)[place]).find((row) => row?.[column] === value);
  };
  const { random, lastSaved } = options;
  return {
    today: dayOf(today),
    now: options.now ?? (() => `${options.today}T00:00:00.000Z`),
    random: random ?? refuseChance,
    interview: options.interview ?? "",
    rows,
    placesWith: (list, column, value) => index(list)(column).get(value) ?? [],
    find,
    parameter: (name) => (Object.hasOwn(options.parameters ?? {}, name) ? options.parameters?.[name] : undefined),
    choiceLabel: (question, code) => {
      const list = form.lists.get(form.questions.get(question)?.list ?? "");
      return (list === undefined ? undefined : find(list.name, "name", code)?.label) ?? code;
    },
    lastSaved: (name) => {
      const question = form.questions.get(name);
      return question === undefined ? "" : valueOfAnswer(question, lastSaved?.[name]);
    },
    formVersion: form.version,
  };
}

const dayOf = (date: DateValue): DateValue => ({ ...date, offset: undefined });

const refuseChance = (): number => {
  throw new RangeError("Cannot compute random() or uuid() as no source of chance was given. Pass `random`");
};

/** A list as rows: the columns `name` and `label` are always there, whatever the project calls them. */
function rowsOf(list: ChoiceList | undefined, ofProject: readonly Row[] | undefined): readonly Row[] {
  if (list?.source === "form") {
    return list.choices.map((choice) => ({
      ...choice.columns,
      name: choice.code,
      label: choice.label.en ?? Object.values(choice.label)[0] ?? choice.code,
    }));
  }
  if (ofProject === undefined) return [];
  if (list === undefined) return ofProject;
  return ofProject.map((row) => ({
    name: row[list.codeColumn] ?? "",
    label: row[list.labelColumn] ?? row[list.codeColumn] ?? "",
    ...row,
  }));
}

function placesByValue(rows: readonly Row[], column: string): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  rows.forEach((row, place) => {
    const value = row[column] ?? "";
    const places = index.get(value);
    if (places === undefined) index.set(value, [place]);
    else places.push(place);
  });
  return index;
}

function memo<Key, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const computed = compute(key);
    known.set(key, computed);
    return computed;
  };
}
