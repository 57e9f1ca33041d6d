import type { TopLevelSpec } from "vega-lite";
import type { Table } from "../plan/table.ts";
import { chartSpec } from "./chart-spec.ts";
import type { ChartLook } from "./look.ts";
import { escapeMarkup } from "./markup.ts";
import { refuseAddresses } from "./refuse-addresses.ts";
import { describe } from "./sheet.ts";
import type { ChartLanguage } from "./words.ts";

/**
 * The chart of a table as SVG text, for pages, reports and print. It needs no canvas, no network and no evaluation of text.
 *
 * @throws ChartError when the specification would fetch something
 */
export const drawChart = (table: Table, language: ChartLanguage, look: ChartLook): Promise<string> =>
  drawSpec(chartSpec(table, language, look), describe(table, language));

/** Any Vega-Lite specification whose data stand in it, as SVG text. `title` is read out by screen readers. */
export async function drawSpec(spec: TopLevelSpec, title: string): Promise<string> {
  refuseAddresses(spec);
  // Loaded with the first chart: whoever makes tables only, or asks for help, does not wait for it
  const [{ parse, View }, { expressionInterpreter }, { compile }] = await Promise.all([
    import("vega"),
    import("vega-interpreter"),
    import("vega-lite"),
  ]);
  const view = new View(parse(compile(spec).spec, {}, { ast: true }), {
    expr: expressionInterpreter,
    renderer: "none",
  });
  const svg = withoutRoles(await view.toSVG());
  view.finalize();
  const text = escapeMarkup(title);
  // Direction is said here, as an Arabic page around the picture would turn every anchor of its texts around
  return svg.replace(
    /^<svg([^>]*)>/,
    (_, attributes: string) =>
      `<svg${attributes} role="img" aria-label="${text}" direction="ltr"><title>${text}</title>`,
  );
}

/** The picture is one image with one name: Vega's roles of its single marks have no names and say nothing. */
const withoutRoles = (svg: string): string =>
  svg.replace(/<[^>]*>/g, (tag) => tag.replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, ""));
