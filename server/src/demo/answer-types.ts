import type { Form } from "@returns/schemas";
import type { forms } from "@returns/schemas/forms";

type AnswersOf<F> = F extends Form<infer A> ? A : never;

type Interview = AnswersOf<typeof forms.household>;

/** Every answer of a household interview by its variable: a misspelt variable or code does not compile. */
export type HouseholdAnswers = Omit<Interview, "member">;
export type MemberAnswers = NonNullable<Interview["member"]>[number];

/** What somebody answers to each question that they have a view on. */
export type Opinions<Answers, Arguments extends readonly unknown[]> = {
  readonly [Name in keyof Answers]?: (...asked: Arguments) => Answers[Name] | undefined;
};
