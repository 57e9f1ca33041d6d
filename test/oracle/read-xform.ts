import { type Form, formFromWire } from "@returns/schemas";
import "./engine.ts";

/**
 * Reads an XForm of ODK's converter into our form model, for tests and benches: its names, kinds, lists and expressions.
 * The expressions stay as they are written, as our language reads the paths of XForms.
 *
 * @throws Error for what it does not know, and where our form checks find an error
 */
export function readXForm(xml: string): Form {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const binds = new Map(elements(document, "bind").map((bind) => [bind.getAttribute("nodeset") ?? "", bind]));
  const controls = new Map(
    elements(document, "input", "select1", "select").map((control) => [control.getAttribute("ref") ?? "", control]),
  );
  const repeats = new Map(elements(document, "repeat").map((repeat) => [repeat.getAttribute("nodeset") ?? "", repeat]));
  const texts = textsOf(document);
  const labelAt = (ref: string, name: string) => texts.get(`${ref}:label`) ?? { en: name };
  const [primary, ...secondary] = elements(document, "instance");
  const data = primary?.firstElementChild;
  if (data === null || data === undefined) throw new Error("Cannot read the XForm as it has no instance");

  const nodeAt = (element: Element, around: string, rosters: readonly string[]): object => {
    const name = element.localName;
    const ref = `${around}/${name}`;
    const bind = binds.get(ref);
    const common = { name, label: labelAt(ref, name), ...given("relevant", bind?.getAttribute("relevant")) };
    const repeat = repeats.get(ref);
    if (repeat !== undefined) {
      const children = childrenOf(element, ref, [...rosters, name]);
      return { ...common, node: "roster", max: 500, ...given("count", attribute(repeat, "count")), children };
    }
    if (element.children.length > 0) return { ...common, node: "group", children: childrenOf(element, ref, rosters) };
    if (bind === undefined) throw new Error(`Cannot read "${ref}" as nothing binds it`);
    return { ...common, node: "question", ...question(bind, controls.get(ref), element.textContent ?? "", rosters) };
  };
  const childrenOf = (element: Element, ref: string, rosters: readonly string[]): readonly object[] => {
    // The first member stands beside its template
    const own = [...element.children].filter(({ localName }, i, all) => all[i - 1]?.localName !== localName);
    return own.map((child) => nodeAt(child, ref, rosters));
  };

  const top = [...data.children].filter(({ localName }) => localName !== "meta");
  const alone = top.filter(({ children }) => children.length === 0).map((element) => nodeAt(element, "/data", []));
  const groups = top.filter(({ children }) => children.length > 0).map((element) => nodeAt(element, "/data", []));
  const head = { node: "group", name: "head_of_form", label: { en: "Head" }, children: alone };
  const form = {
    id: data.getAttribute("id"),
    version: data.getAttribute("version"),
    title: { en: elements(document, "title")[0]?.textContent ?? "" },
    languages: ["en", "ar"],
    sections: [head, ...groups],
    lists: secondary.map((instance) => listOf(instance, texts)),
    checks: [],
  };
  const read = formFromWire({ form });
  if (read.status === "form") return read.form;
  throw new Error(`Cannot read the XForm: ${read.problems.map(({ at, message }) => `${at}: ${message}`).join("; ")}`);
}

function question(bind: Element, control: Element | undefined, first: string, rosters: readonly string[]): object {
  const name = bind.getAttribute("nodeset")?.split("/").at(-1) ?? "";
  const constraint = bind.getAttribute("constraint");
  const required = bind.getAttribute("required") ?? "";
  return {
    ...kindOf(bind, control),
    role: "design",
    sensitivity: "low",
    missing: [],
    rosters,
    required: required === "true()" || (required === "" ? false : required),
    ...given("default", first === "" ? undefined : `'${first}'`),
    checks:
      constraint === null
        ? []
        : [{ id: `${name}/1`, severity: "hard", test: constraint, message: { en: constraint }, at: name }],
  };
}

function kindOf(bind: Element, control: Element | undefined): object {
  const calculation = bind.getAttribute("calculate");
  if (calculation !== null) {
    // A text where the last word of the expression is one
    const measure = /'[a-z_]+'\)+$/.test(calculation) ? "text" : "number";
    return { kind: "calculate", settings: { calculation, measure } };
  }
  const source = attribute(bind, "preloadParams");
  if (source !== undefined) {
    return { kind: "paradata", settings: { source: source === "deviceid" ? "device_id" : source } };
  }
  const items = control?.getElementsByTagName("itemset")[0]?.getAttribute("nodeset");
  if (items !== undefined && items !== null) {
    const [, list, filter] = /^instance\('([^']+)'\)\/root\/item(?:\[(.*)\])?$/.exec(items) ?? [];
    return {
      kind: control?.localName === "select" ? "selectMany" : "selectOne",
      settings: {},
      list,
      ...given("filter", filter),
    };
  }
  if (bind.getAttribute("readonly") === "true()") return { kind: "note", settings: {} };
  switch (bind.getAttribute("type")) {
    case "int":
      return { kind: "integer", settings: {} };
    case "decimal":
      return { kind: "decimal", settings: {} };
    case "date":
      return { kind: "date", settings: {} };
    case "geopoint":
      return { kind: "place", settings: {} };
    default:
      return { kind: "text", settings: { maxLength: 200 } };
  }
}

type Texts = Readonly<Record<string, string>>;

/** Every text by its name, in each language; an answer in it is written `${name}`. */
function textsOf(document: Document): ReadonlyMap<string, Texts> {
  const texts = new Map<string, Texts>();
  for (const translation of elements(document, "translation")) {
    const tag = /\((\w+)\)/.exec(translation.getAttribute("lang") ?? "")?.[1] ?? "en";
    for (const text of translation.getElementsByTagName("text")) {
      for (const output of [...text.getElementsByTagName("output")]) {
        const name = output.getAttribute("value")?.trim().split("/").at(-1) ?? "";
        output.replaceWith(`\${${name}}`);
      }
      const id = text.getAttribute("id") ?? "";
      texts.set(id, { ...texts.get(id), [tag]: text.textContent ?? "" });
    }
  }
  return texts;
}

function listOf(instance: Element, texts: ReadonlyMap<string, Texts>): object {
  const choices = [...instance.getElementsByTagName("item")].map((item) => {
    const columns = Object.fromEntries([...item.children].map((cell) => [cell.localName, cell.textContent ?? ""]));
    const { name: code = "", itextId = "", ...others } = columns;
    return { code, label: texts.get(itextId) ?? { en: code }, columns: others };
  });
  return { source: "form", name: instance.getAttribute("id"), choices };
}

const elements = (document: Document, ...names: readonly string[]): readonly Element[] =>
  names.flatMap((name) => [...document.getElementsByTagNameNS("*", name)]);

/** An attribute by its name alone, whatever its namespace. */
const attribute = (element: Element, name: string): string | undefined =>
  [...element.attributes].find(({ localName }) => localName === name)?.value;

const given = (key: string, value: string | null | undefined): object =>
  value === undefined || value === null ? {} : { [key]: value };
