import { z } from "zod";
import {
  type Children,
  declarations,
  type Grouped,
  type GroupOptions,
  type Rostered,
  type RosterOptions,
} from "./declaration.ts";

/** Questions that belong together and share a relevance. At the top level of a form a group is a section. */
export function group<const O extends GroupOptions, C extends Children>(options: O, children: C): Grouped<C, O>;
export function group(options: GroupOptions, children: Children): z.ZodType {
  const schema = z.strictObject(optional(children));
  declarations.add(schema, { node: "group", options });
  return schema;
}

/** Questions that are asked once for each member of a list, such as the people of a household. */
export function roster<const O extends RosterOptions, C extends Children>(options: O, children: C): Rostered<C, O>;
export function roster(options: RosterOptions, children: Children): z.ZodType {
  const schema = z.array(z.strictObject(optional(children))).max(options.max);
  declarations.add(schema, { node: "roster", options });
  return schema;
}

const optional = (children: Children): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(children).map(([name, child]) => [name, child.optional()]));
