/** What a reader of XML is told, in the order of the text. Names come without their namespace prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

const maxDepth = 64;

/**
 * Reads the XML of a spreadsheet part: elements, attributes, text, the five entities and character references.
 *
 * Document types, and so entities of the author's own, are refused: they are how small files become endless ones.
 *
 * @returns what is wrong with the text, or undefined when it was read to its end
 */
export function readXml(xml: string, handler: XmlHandler): string | undefined {
  const open: string[] = [];
  let at = xml.startsWith("\ufeff") ? 1 : 0;
  while (at < xml.length) {
    const next = xml.indexOf("<", at);
    const text = xml.slice(at, next < 0 ? undefined : next);
    if (text !== "" && open.length > 0) handler.text(decode(text));
    if (next < 0) break;
    if (xml.startsWith("<!--", next)) {
      at = after(xml, "-->", next);
    } else if (xml.startsWith("<![CDATA[", next)) {
      at = after(xml, "]]>", next);
      handler.text(xml.slice(next + 9, at - 3));
    } else if (xml.startsWith("<?", next)) {
      at = after(xml, "?>", next);
    } else if (xml.startsWith("<!", next)) {
      return "It declares a document type, which is not read";
    } else {
      const end = endOfTag(xml, next);
      const closing = xml[next + 1] === "/";
      const selfClosing = xml[end - 1] === "/";
      const body = xml.slice(next + (closing ? 2 : 1), selfClosing ? end - 1 : end);
      const [qualified = ""] = /^[^\s/>]+/.exec(body) ?? [];
      const name = qualified.slice(qualified.indexOf(":") + 1);
      if (closing) {
        if (open.pop() !== qualified) return `The element "${qualified}" ends where it does not begin`;
        handler.close(name);
      } else {
        handler.open(name, attributesOf(body.slice(qualified.length)));
        if (selfClosing) handler.close(name);
        else open.push(qualified);
        if (open.length > maxDepth) return `Its elements are nested deeper than ${maxDepth}`;
      }
      at = end + 1;
    }
  }
  return open.length === 0 ? undefined : `The element "${open.at(-1)}" does not end`;
}

/** The place behind a closing mark; the end of the text where there is none. */
function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found < 0 ? xml.length : found + mark.length;
}

/** The `>` of a tag, past those in quoted attributes. */
function endOfTag(xml: string, from: number): number {
  let quote = "";
  for (let at = from; at < xml.length; at += 1) {
    const character = xml[at] ?? "";
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return at;
  }
  return xml.length;
}

// Written by hand, as a sheet has hundreds of thousands of them
function attributesOf(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (let at = 0; at < text.length; ) {
    const equals = text.indexOf("=", at);
    if (equals < 0) break;
    let start = equals + 1;
    while (start < text.length && text[start] !== '"' && text[start] !== "'") start += 1;
    const end = text.indexOf(text[start] ?? "", start + 1);
    if (end < 0) break;
    const name = text.slice(at, equals).trim();
    found[name.slice(name.indexOf(":") + 1)] = decode(text.slice(start + 1, end));
    at = end + 1;
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.includes("&") || text.includes("\r")
    ? text
        .replace(/\r\n?/g, "\n")
        .replace(
          /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]+));/g,
          (all, hex?: string, decimal?: string, name?: string) => {
            if (name !== undefined) return entities[name] ?? all;
            const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
            return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
          },
        )
    : text;
