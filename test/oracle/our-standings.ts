import { type AnswerValue, expressionText, type FormNode, type Interview, type Path } from "@returns/schemas";
import { notAsked, type Standing, type Standings } from "./standing.ts";

/** How every question stands in an interview of ours. */
export function ourStandings(interview: Interview): Standings {
  const standings = new Map<string, Standing>();
  const visit = (nodes: readonly FormNode[], prefix: Path, shown: string): void => {
    for (const node of nodes) {
      if (node.node === "group") visit(node.children, prefix, shown);
      else if (node.node === "question")
        standings.set(`${shown}${node.name}`, standingOf(interview, prefix + node.name));
      else {
        const roster = `${prefix}${node.name}`;
        interview.members(roster).forEach(({ key }, i) => {
          visit(node.children, `${roster}/${key}/`, `${shown}${node.name}[${i + 1}]/`);
        });
      }
    }
  };
  visit(interview.form.sections, "", "");
  return standings;
}

/** The path of ours to a place in the shared words. */
export function ourPath(interview: Interview, shown: string): Path {
  let path = "";
  for (const part of shown.split("/")) {
    const [, roster, position] = /^(.*)\[(\d+)\]$/.exec(part) ?? [];
    if (roster === undefined) return `${path}${part}`;
    const key = interview.members(`${path}${roster}`)[Number(position) - 1]?.key;
    if (key === undefined) throw new RangeError(`Cannot find "${shown}" as the roster has fewer members`);
    path = `${path}${roster}/${key}/`;
  }
  return path;
}

function standingOf(interview: Interview, path: Path): Standing {
  const { asked, value, required, choices, problems } = interview.question(path);
  if (!asked) return notAsked;
  const faults = problems.filter(({ severity }) => severity === "error");
  return {
    asked,
    value: textOf(value),
    required,
    fault: faults.length === 0 ? "none" : faults.some(({ code }) => code === "required") ? "required" : "constraint",
    choices: choices.map(({ code }) => code),
  };
}

function textOf(value: AnswerValue | undefined): string {
  if (value === undefined) return "";
  if (typeof value !== "object") return expressionText(value);
  if (!isCodes(value)) throw new RangeError("Cannot compare places and media");
  return value.join(" ");
}

const isCodes = (value: AnswerValue): value is readonly string[] => Array.isArray(value);
