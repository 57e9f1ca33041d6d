import { choiceFunctions } from "./choices.ts";
import { dates } from "./dates.ts";
import { encodings } from "./encodings.ts";
import type { FunctionFamily } from "./function.ts";
import { logic } from "./logic.ts";
import { numbers } from "./numbers.ts";
import { places } from "./places.ts";
import { randomize } from "./randomize.ts";
import { survey } from "./survey.ts";
import { texts } from "./texts.ts";

/** Every function over values, by name. A name that is missing here has no entry at all, not even one of `Object`. */
export const functions: FunctionFamily = Object.assign(Object.create(null), {
  ...logic,
  ...choiceFunctions,
  ...numbers,
  ...texts,
  ...encodings,
  ...randomize,
  ...dates,
  ...survey,
  ...places,
});
