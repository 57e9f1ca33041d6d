import type { ProjectSetup } from "../demo/setup.ts";

/** Whose clock "today" follows: the project may say it, as `time_zone` among its parameters. */
export const timeZoneOf = ({ parameters }: Pick<ProjectSetup, "parameters">): string =>
  String(parameters.time_zone ?? "Africa/Khartoum");
