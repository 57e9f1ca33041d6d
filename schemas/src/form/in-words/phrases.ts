import type { Operator } from "../../expression/syntax.ts";
import type { MissingReason } from "../model.ts";

/** How one language says what an expression means. Parts come in as they are to stand there, quotes included. */
export interface Phrases {
  quote(text: string): string;
  readonly between: Readonly<Record<Exclude<Operator, "and" | "or">, (left: string, right: string) => string>>;
  /** One answer is one of these choices, or none of them. */
  is(question: string, choices: readonly string[]): string;
  isNot(question: string, choices: readonly string[]): string;
  /** Several answers have one of these choices among them, or none of them. */
  includes(question: string, choices: readonly string[]): string;
  lacks(question: string, choices: readonly string[]): string;
  answered(question: string): string;
  unanswered(question: string): string;
  /** A number from one to another, both allowed. */
  range(question: string, least: string, most: string): string;
  known(question: string): string;
  missing(question: string, reason: MissingReason | undefined): string;
  and(parts: readonly string[]): string;
  or(parts: readonly string[]): string;
  not(part: string): string;
  choose(condition: string, yes: string, no: string): string;
  readonly always: string;
  readonly never: string;
  readonly thisAnswer: string;
  readonly today: string;
  answersTo(question: string): string;
  members(roster: string): string;
  membersFor(roster: string, condition: string): string;
  sum(what: string): string;
  /** A column of the row of a list that a value names. */
  lookup(list: string, column: string, key: string): string;
}

const joined = (parts: readonly string[], word: string, comma = ", "): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(comma)} ${word} ${parts.at(-1)}`;

const between = (sign: string) => (left: string, right: string) => `${left} ${sign} ${right}`;
const signs = {
  "<": between("<"),
  "<=": between("≤"),
  ">": between(">"),
  ">=": between("≥"),
  "+": between("+"),
  "-": between("−"),
  "*": between("×"),
  div: between("÷"),
  mod: between("mod"),
};

export const english: Phrases = {
  quote: (text) => `“${text}”`,
  between: { ...signs, "=": between("is"), "!=": between("is not") },
  is: (question, choices) => `${question} is ${joined(choices, "or")}`,
  isNot: (question, choices) => `${question} is not ${joined(choices, "or")}`,
  includes: (question, choices) => `${question} includes ${joined(choices, "or")}`,
  lacks: (question, choices) => `${question} does not include ${joined(choices, "or")}`,
  answered: (question) => `${question} has an answer`,
  unanswered: (question) => `${question} has no answer`,
  range: (question, least, most) => `${question} is from ${least} to ${most}`,
  known: (question) => `${question} is known`,
  missing: (question, reason) =>
    reason === undefined
      ? `${question} is not known or refused`
      : reason === "dk"
        ? `${question} is not known`
        : `${question} is refused`,
  and: (parts) => parts.join(" and "),
  or: (parts) => parts.join(" or "),
  not: (part) => `it is not so that ${part}`,
  choose: (condition, yes, no) => `${yes} if ${condition}, else ${no}`,
  always: "always",
  never: "never",
  thisAnswer: "this answer",
  today: "the day of the interview",
  answersTo: (question) => `the number of answers to ${question}`,
  members: (roster) => `the number of lines in ${roster}`,
  membersFor: (roster, condition) => `the number of lines in ${roster} where ${condition}`,
  sum: (what) => `the sum of ${what}`,
  lookup: (list, column, key) => `${column} of ${key} in the list ${list}`,
};

export const french: Phrases = {
  quote: (text) => `« ${text} »`,
  between: { ...signs, "=": between("est"), "!=": between("n’est pas") },
  is: (question, choices) => `${question} est ${joined(choices, "ou")}`,
  isNot: (question, choices) => `${question} n’est pas ${joined(choices, "ou")}`,
  includes: (question, choices) => `${question} comprend ${joined(choices, "ou")}`,
  lacks: (question, choices) => `${question} ne comprend pas ${joined(choices, "ou")}`,
  answered: (question) => `${question} a une réponse`,
  unanswered: (question) => `${question} n’a pas de réponse`,
  range: (question, least, most) => `${question} est de ${least} à ${most}`,
  known: (question) => `${question} est connu`,
  missing: (question, reason) =>
    reason === undefined
      ? `${question} est inconnu ou refusé`
      : reason === "dk"
        ? `${question} est inconnu`
        : `${question} est refusé`,
  and: (parts) => parts.join(" et "),
  or: (parts) => parts.join(" ou "),
  not: (part) => `il n’est pas vrai que ${part}`,
  choose: (condition, yes, no) => `${yes} si ${condition}, sinon ${no}`,
  always: "toujours",
  never: "jamais",
  thisAnswer: "cette réponse",
  today: "le jour de l’entretien",
  answersTo: (question) => `le nombre de réponses à ${question}`,
  members: (roster) => `le nombre de lignes de ${roster}`,
  membersFor: (roster, condition) => `le nombre de lignes de ${roster} où ${condition}`,
  sum: (what) => `la somme de ${what}`,
  lookup: (list, column, key) => `${column} de ${key} dans la liste ${list}`,
};

// Words and not signs: between Arabic words a browser turns < and > round
export const arabic: Phrases = {
  quote: (text) => `«${text}»`,
  between: {
    "=": between("يساوي"),
    "!=": between("لا يساوي"),
    "<": between("أقل من"),
    "<=": between("لا يزيد على"),
    ">": between("أكثر من"),
    ">=": between("لا يقل عن"),
    "+": between("زائد"),
    "-": between("ناقص"),
    "*": between("مضروبًا في"),
    div: between("مقسومًا على"),
    mod: between("باقي القسمة على"),
  },
  is: (question, choices) => `الإجابة على ${question} هي ${joined(choices, "أو", "، ")}`,
  isNot: (question, choices) => `الإجابة على ${question} ليست ${joined(choices, "أو", "، ")}`,
  includes: (question, choices) => `الإجابات على ${question} تشمل ${joined(choices, "أو", "، ")}`,
  lacks: (question, choices) => `الإجابات على ${question} لا تشمل ${joined(choices, "أو", "، ")}`,
  answered: (question) => `توجد إجابة على ${question}`,
  unanswered: (question) => `لا توجد إجابة على ${question}`,
  range: (question, least, most) => `${question} من ${least} إلى ${most}`,
  known: (question) => `الإجابة على ${question} معروفة`,
  missing: (question, reason) =>
    reason === undefined
      ? `الإجابة على ${question} غير معروفة أو مرفوضة`
      : reason === "dk"
        ? `الإجابة على ${question} غير معروفة`
        : `رُفضت الإجابة على ${question}`,
  and: (parts) => parts.join(" و"),
  or: (parts) => parts.join(" أو "),
  not: (part) => `ليس صحيحًا أن ${part}`,
  choose: (condition, yes, no) => `${yes} إذا كان ${condition}، وإلا ${no}`,
  always: "دائمًا",
  never: "أبدًا",
  thisAnswer: "هذه الإجابة",
  today: "يوم المقابلة",
  answersTo: (question) => `عدد الإجابات على ${question}`,
  members: (roster) => `عدد أسطر ${roster}`,
  membersFor: (roster, condition) => `عدد أسطر ${roster} التي فيها ${condition}`,
  sum: (what) => `مجموع ${what}`,
  lookup: (list, column, key) => `${column} الخاص بـ ${key} في القائمة ${list}`,
};
