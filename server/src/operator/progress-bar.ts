/** Where progress is shown: a terminal, or a file that somebody reads later. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far a long work is: one line that grows on a terminal, a line every tenth elsewhere. */
export function progressBar(output: ProgressOutput, what: string): (done: number, total: number) => void {
  let shown = -1;
  return (done, total) => {
    const share = total === 0 ? 1 : done / total;
    const step = Math.floor(share * (output.isTTY ? width : 10));
    const finished = done >= total;
    if (step === shown && !finished) return;
    shown = step;
    const figures = `${done} of ${total} ${what}`;
    if (!output.isTTY) output.write(`${figures}\n`);
    else output.write(`\r[${"#".repeat(step)}${".".repeat(width - step)}] ${figures}${finished ? "\n" : ""}`);
  };
}

const width = 30;
