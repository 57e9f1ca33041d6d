import type { Runtime } from "vega";
import type { TopLevelSpec } from "vega-lite";
import type { AnyTable } from "../plan/table.ts";
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
export const drawChart = (table: AnyTable, language: ChartLanguage, look: ChartLook): Promise<string> =>
  drawSpec(chartSpec(table, language, look), describe(table, language));

/** Any Vega-Lite specification whose data stand in it, as SVG text. `title` is read out by screen readers. */
export async function drawSpec(spec: TopLevelSpec, title: string): Promise<string> {
  refuseAddresses(spec);
  const { frame, data } = withoutData(spec);
  // Loaded with the first chart: whoever makes tables only, or asks for help, does not wait for it
  const [{ View }, { expressionInterpreter }] = await Promise.all([import("vega"), import("vega-interpreter")]);
  const view = new View(await runtimeOf(frame), { expr: expressionInterpreter, renderer: "none" });
  for (const [name, values] of data) view.data(name, [...values]);
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

/** A specification as text in which data have names instead of values, and the values by name. */
function withoutData(spec: TopLevelSpec): { readonly frame: string; readonly data: Datasets } {
  const data = new Map<string, readonly unknown[]>();
  const frame = JSON.stringify(spec, (key, value: unknown) => {
    if (key !== "data" || typeof value !== "object" || value === null) return value;
    if (!("values" in value && Array.isArray(value.values))) return value;
    const name = `rows${data.size}`;
    data.set(name, value.values);
    return { name };
  });
  return { frame, data };
}

type Datasets = ReadonlyMap<string, readonly unknown[]>;

const runtimes = new Map<string, Promise<Runtime>>();

// The tables of two plans in three languages and two widths
const kept = 200;

/**
 * What Vega makes of a specification before it sees data, which takes most of the time of a chart: kept, as the chart of a
 * table is the same frame with other figures whenever answers come in.
 */
function runtimeOf(frame: string): Promise<Runtime> {
  const runtime = runtimes.get(frame) ?? makeRuntime(frame);
  // The one that was used last is the last to go
  runtimes.delete(frame);
  runtimes.set(frame, runtime);
  runtime.catch(() => runtimes.delete(frame));
  for (const oldest of runtimes.keys()) {
    if (runtimes.size <= kept) break;
    runtimes.delete(oldest);
  }
  return runtime;
}

async function makeRuntime(frame: string): Promise<Runtime> {
  const [{ parse }, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const spec: TopLevelSpec = JSON.parse(frame);
  return parse(compile(spec).spec, {}, { ast: true });
}

/** The picture is one image with one name: Vega's roles of its single marks have no names and say nothing. */
const withoutRoles = (svg: string): string =>
  svg.replace(/<[^>]*>/g, (tag) => tag.replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, ""));
