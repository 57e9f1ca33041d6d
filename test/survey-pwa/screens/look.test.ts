import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const tokens = readFileSync(new URL("../../../survey-pwa/src/styles/tokens.css", import.meta.url), "utf8");

const texts = [
  ["ink", "paper"],
  ["ink", "surface"],
  ["ink-soft", "paper"],
  ["ink-soft", "surface"],
  ["ink", "accent-tint"],
  ["accent", "surface"],
  ["accent", "paper"],
  ["accent-ink", "accent"],
  ["accent-ink", "accent-strong"],
  ["accent-strong", "accent-tint"],
  ["error", "surface"],
  ["error", "paper"],
  ["error", "error-tint"],
  ["warning", "surface"],
  ["warning", "paper"],
  ["warning", "warning-tint"],
  ["done", "done-tint"],
] as const;

test.each(["light", "sunlight", "dark"])("every text of the %s screen stands out 7 to 1 from its ground", (theme) => {
  const colours = themeColours(theme);
  for (const [text, ground] of texts) {
    expect(contrast(colours, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
  }
});

test.each(["light", "sunlight", "dark"])(
  "the edges of controls and the focus of the %s screen stand out 3 to 1",
  (theme) => {
    const colours = themeColours(theme);
    for (const [line, ground] of [
      ["edge", "surface"],
      ["edge", "paper"],
      ["focus", "surface"],
      ["focus", "paper"],
    ] as const) {
      expect(contrast(colours, line, ground), `${line} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  },
);

test("no style names left or right, so that every screen turns around for Arabic", () => {
  for (const file of [
    "base",
    "controls",
    "page",
    "question",
    "media",
    "choices",
    "scales",
    "ranks",
    "matrix",
    "track",
    "roster",
    "home",
  ]) {
    const css = readFileSync(new URL(`../../../survey-pwa/src/styles/${file}.css`, import.meta.url), "utf8");
    const physical = css.match(/(margin|padding|border)-(left|right)|^\s*(left|right):/gm);
    expect(physical, `${file}.css`).toBeNull();
  }
});

type Colours = ReadonlyMap<string, string>;

/** The colours of a theme over those of the light one. */
const themeColours = (theme: string): Colours => {
  const light = block(":root {");
  return theme === "light" ? light : new Map([...light, ...block(`:root[data-theme="${theme}"] {`)]);
};

const block = (selector: string): Colours => {
  const start = tokens.indexOf(selector);
  const body = tokens.slice(start, tokens.indexOf("}", start));
  return new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));
};

/** Contrast as WCAG 2.2 defines it, 1 to 21. */
const contrast = (colours: Colours, first: string, second: string): number => {
  const [light = 0, dark = 0] = [luminance(colours.get(first)), luminance(colours.get(second))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const luminance = (colour: string | undefined): number => {
  if (colour === undefined) throw new Error("Cannot measure a colour that the tokens do not have");
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
