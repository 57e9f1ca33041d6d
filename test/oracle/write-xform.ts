import { type ChoiceList, type Form, type FormNode, kinds, type Question } from "@returns/schemas";
import { absolute, constraintOf, type Place, placesIn } from "@returns/schemas/xlsform";
import { element, escaped } from "./xml.ts";
import { xpathOf } from "./xpath.ts";

/**
 * Writes a form as an XForm, so that ODK's engine can be asked about it.
 *
 * Left out is what that engine does not decide: texts beyond a label, warnings, a roster's expected number (there it makes
 * the members, here it is compared with them), reasons for missing values.
 *
 * @throws RangeError for a kind or a list that has no place in an XForm of tests
 */
export function writeXForm(form: Form): string {
  const writer = startWriter(form);
  const instance = element("data", { xmlns: "", id: form.id, version: form.version }, writer.instance(form.sections));
  const model = element(
    "model",
    { "odk:xforms-version": "1.0.0" },
    element("instance", {}, instance),
    ...[...form.lists.values()].map(secondaryInstance),
    ...writer.binds(form.sections),
    ...writer.firstValues(form.sections, "odk-instance-first-load"),
  );
  return element(
    "h:html",
    {
      xmlns: "http://www.w3.org/2002/xforms",
      "xmlns:h": "http://www.w3.org/1999/xhtml",
      "xmlns:jr": "http://openrosa.org/javarosa",
      "xmlns:odk": "http://www.opendatakit.org/xforms",
    },
    element("h:head", {}, element("h:title", {}, escaped(form.id)), model),
    element("h:body", {}, writer.body(form.sections)),
  );
}

interface Writer {
  instance(nodes: readonly FormNode[]): string;
  binds(nodes: readonly FormNode[]): readonly string[];
  firstValues(nodes: readonly FormNode[], event: string): readonly string[];
  body(nodes: readonly FormNode[]): string;
}

function startWriter(form: Form): Writer {
  const places = placesIn(form);
  const placeOf = (node: FormNode): Place => places.get(node.name) ?? { steps: [node.name], rosters: [] };
  const at = (node: FormNode): string => absolute(placeOf(node));
  const xpath = (node: FormNode, source: string | undefined, reads: "answers" | "columns" = "answers") =>
    source === undefined ? undefined : xpathOf(source, form, places, { node: node.name, place: placeOf(node), reads });
  const condition = (node: FormNode, value: boolean | string | undefined): string | undefined =>
    typeof value === "string" ? xpath(node, value) : value === true ? "true()" : undefined;

  const instance = (nodes: readonly FormNode[]): string =>
    nodes
      .map((node) => {
        if (node.node === "question") return element(node.name, {}, escaped(plainFirstValue(node) ?? ""));
        return element(node.name, node.node === "roster" ? { "jr:template": "" } : {}, instance(node.children));
      })
      .join("");

  const binds = (nodes: readonly FormNode[]): readonly string[] =>
    nodes.flatMap((node) => {
      const common = { nodeset: at(node), relevant: xpath(node, node.relevant) };
      if (node.node !== "question") return [element("bind", common), ...binds(node.children)];
      const { calculation } = node.settings;
      return [
        element("bind", {
          ...common,
          type: typeOf(node),
          required: condition(node, node.required),
          readonly: node.kind === "note" ? "true()" : condition(node, node.readOnly),
          constraint: xpath(node, constraintOf(node, form)?.test),
          calculate: typeof calculation === "string" ? xpath(node, calculation) : undefined,
        }),
      ];
    });

  const firstValues = (nodes: readonly FormNode[], event: string): readonly string[] =>
    nodes.flatMap((node) => {
      if (node.node === "group") return firstValues(node.children, event);
      if (node.node === "roster" || node.default === undefined || plainFirstValue(node) !== undefined) return [];
      return [element("setvalue", { event, ref: at(node), value: xpath(node, node.default) })];
    });

  const body = (nodes: readonly FormNode[]): string => nodes.map(control).join("");

  const control = (node: FormNode): string => {
    const ref = at(node);
    const label = element("label", {}, escaped(node.name));
    switch (node.node) {
      case "group":
        return element("group", { ref }, label, body(node.children));
      case "roster": {
        const first = firstValues(node.children, "odk-new-repeat");
        return element("group", { ref }, label, element("repeat", { nodeset: ref }, ...first, body(node.children)));
      }
      case "question":
        return question(node, ref, label);
    }
  };

  const question = (node: Question, ref: string, label: string): string => {
    if (kinds[node.kind].filledBy === "engine") return "";
    if (node.list === undefined) return element("input", { ref }, label);
    const filter = xpath(node, node.filter, "columns");
    const nodeset = `instance('${node.list}')/root/item${filter === undefined ? "" : `[${filter}]`}`;
    const items = element("itemset", { nodeset }, '<value ref="name"/><label ref="label"/>');
    return element(node.kind === "selectMany" ? "select" : "select1", { ref }, label, items);
  };

  return { instance, binds, firstValues, body };
}

/** A first value that is written as it is, and so stands in the instance from the start. */
const plainFirstValue = ({ default: first }: Question): string | undefined =>
  first === undefined
    ? undefined
    : /^'([^']*)'$|^([0-9]+)$/
        .exec(first)
        ?.slice(1)
        .find((one) => one !== undefined);

function secondaryInstance(list: ChoiceList): string {
  if (list.source !== "form") throw new RangeError(`Cannot write list "${list.name}" as its rows come with a project`);
  const items = list.choices.map(({ code, label, columns = {} }) =>
    element(
      "item",
      {},
      ...Object.entries({ name: code, label: Object.values(label)[0] ?? code, ...columns }).map(([key, value]) =>
        element(key, {}, escaped(value)),
      ),
    ),
  );
  return element("instance", { id: list.name }, element("root", { xmlns: "" }, ...items));
}

function typeOf(question: Question): string {
  switch (question.kind) {
    case "integer":
      return "int";
    case "date":
      return "date";
    // A decimal would read as the text "3.0" in expressions there, and an integer as "3": see README
    case "decimal":
    case "text":
    case "note":
    case "selectOne":
    case "selectMany":
      return "string";
    case "calculate":
      return kinds.calculate.measure(question) === "date" ? "date" : "string";
    default:
      throw new RangeError(`Cannot write "${question.name}" as XForms of tests have no ${question.kind}`);
  }
}
