/**
 * Colours for the categories of a chart: told apart by people who see no red or green, and in black and white, as their
 * lightness differs (L* 24, 61, 82, 47, 71, 90 of CIELAB; neighbours in a bar are at least 14 apart).
 */
export const categoryColours = ["#123b5d", "#4d9fa8", "#d3cf9a", "#a6522d", "#e3a14a", "#e2e2e2", "#6b6b6b", "#b9b9b9"];

/** From no flow to the largest one: one hue, ever darker, so that it also reads in grey. */
export const flowColours = ["#f3f7f9", "#c5dde4", "#85b9c6", "#3f8aa0", "#155a76", "#0b3048"];

export const ink = "#1c1c1c";
export const softInk = "#595959";
export const grid = "#dedede";
export const paper = "#ffffff";
export const withheldPaper = "#efefef";

/** Black or white, whichever reads better on a colour (relative luminance of WCAG). */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.25 ? ink : paper;
}
