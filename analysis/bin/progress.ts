import type { Terminal } from "./terminal.ts";

/**
 * Shows on stderr how far a long work is: one line that moves on a terminal, a line for every tenth otherwise. Short work
 * shows nothing.
 */
export function progress(terminal: Terminal, what: string, total: number): (done: number) => void {
  let tenth = 0;
  return (done) => {
    if (total < 20) return;
    if (terminal.watched) terminal.err(`\r${done} of ${total} ${what}${done === total ? "\n" : ""}`);
    else if (Math.floor((done * 10) / total) > tenth) {
      tenth = Math.floor((done * 10) / total);
      terminal.err(`${done} of ${total} ${what}\n`);
    }
  };
}
