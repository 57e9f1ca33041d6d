export type { EnvironmentOptions } from "./environment-of.ts";
export { type ExpressionOverAnswers, expressionOver } from "./over-answers.ts";
export { parseExpression } from "./parse.ts";
export { printExpression } from "./print.ts";
export { type Expression, ExpressionError, type Operator, type Step } from "./syntax.ts";
