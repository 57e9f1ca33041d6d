/** What a reader sees of a page or a piece of it, a line for each element that has text, without marks of direction. */
export const textOf = (html: string): string =>
  html
    .replace(/<head>[\s\S]*?<\/head>/, "")
    .replace(/<[^>]*>/g, "\n")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/[\u2066-\u2069\u200A\u200E\u200F\u061C]/g, "")
    .replace(/[ \t]+/g, " ")
    .replace(/\s*\n\s*/g, "\n");

/** The cells of all tables of figures. */
export const cellsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<table class="figures[^"]*">([\s\S]*?)<\/table>/g)].flatMap(([, table = ""]) =>
    [...table.matchAll(/<td class="[\s\S]*?<\/td>/g)].map(([cell]) => cell),
  );

/** The values of an attribute, wherever it stands. */
export const attributesOf = (html: string, name: string): readonly string[] =>
  [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value = ""]) => textOf(value));
