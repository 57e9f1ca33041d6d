import type { Form, Path } from "@returns/schemas";
import type { Words } from "../words/index.ts";
import { nameIn } from "./where.ts";

/** What the members of a roster are called: people where the list names them, entries elsewhere, as plots or shelters. */
export const memberWords = (words: Words, form: Form, roster: Path): Words["people"] =>
  form.rosters.get(nameIn(roster))?.nameQuestion === undefined ? words.entries : words.people;
