import { type Answers, answerInterview, type Form, openInterview, type Question, seededRandom } from "@returns/schemas";

/** Rows of the lists that come with a project, by list name. */
export type Lists = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;

/**
 * Answers a form by chance, without a screen: what must be on record once a screen was filled with these answers.
 *
 * @param opinions codes for questions that chance alone rarely gets right
 * @throws Error when chance finds no answers that the form takes, after a few attempts
 */
export function respondByChance(
  form: Form,
  lists: Lists,
  seed: number,
  today: string,
  opinions: Readonly<Record<string, string>>,
): Answers {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const random = seededRandom(seed + 1000 * attempt);
    const source = { rows: (list: string) => lists[list] };
    const interview = openInterview(form, { today, now: () => `${today}T09:00:00+02:00`, random, lists: source });
    const opinion = ({ question }: { readonly question: Question }) => opinions[question.name];
    const finalised = answerInterview(interview, { random, today, opinion });
    if (finalised.status === "finalised") return finalised.answers;
  }
  throw new Error(`Cannot answer the form ${form.id} by chance: no attempt was free of problems`);
}

/**
 * The label of a choice as the screen shows it, and which of the choices with the same label it is.
 *
 * @throws Error when the list has no such code
 */
export function labelOnScreen(form: Form, lists: Lists, question: Question, code: string, language: string) {
  const list = form.lists.get(question.list ?? "");
  const choices =
    list?.source === "project"
      ? (lists[list.name] ?? []).map((row) => ({
          code: row[list.codeColumn],
          label: { [language]: row[list.labelColumn] },
        }))
      : (list?.choices ?? []);
  const texts = choices.map(({ label }) => spoken(label, language));
  const place = choices.findIndex((choice) => choice.code === code);
  const text = texts[place];
  if (text === undefined) throw new Error(`${question.name} has no choice ${code}`);
  return { text, nth: texts.slice(0, place).filter((other) => other === text).length };
}

const spoken = (texts: Readonly<Record<string, string | undefined>>, language: string): string =>
  (texts[language] ?? Object.values(texts)[0] ?? "").replace(/\s+/g, " ").trim();
