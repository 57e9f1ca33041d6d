import { once } from "node:events";
import { chmodSync, existsSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, request } from "node:http";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { OperatorError } from "../operator-error.ts";
import { OfficeCommand } from "./office-command.ts";
import type { OnProgress } from "./run-demo.ts";

/**
 * Lets the operator's commands reach a running server through a socket in the data folder. It is a file that only its
 * owner may open, so that whoever can run commands is who can read the folder anyway, and nothing of it is on the network.
 *
 * @returns closes it
 */
export async function listenForOperator(
  dataDir: string,
  carryOut: (order: OfficeCommand, onProgress: OnProgress) => Promise<readonly string[]>,
): Promise<() => void> {
  const path = socketPath(dataDir);
  // The folder is locked: a socket that is there was left behind
  rmSync(path, { force: true });
  const server = createServer(async (incoming, outgoing) => {
    const say = (message: Message) => outgoing.write(`${JSON.stringify(message)}\n`);
    const onProgress: OnProgress = (done, total) => say({ status: "working", done, total });
    say(await answerOrder(await text(incoming), (order) => carryOut(order, onProgress)));
    outgoing.end();
  });
  server.listen(path);
  await once(server, "listening");
  chmodSync(path, 0o600);
  return () => server.close();
}

/**
 * Has a running server carry out an order.
 *
 * @returns undefined when no server runs on this folder
 * @throws OperatorError when it cannot be done
 */
export async function askRunningServer(
  dataDir: string,
  order: OfficeCommand,
  onProgress: OnProgress,
): Promise<readonly string[] | undefined> {
  const path = socketPath(dataDir);
  if (!existsSync(path)) return undefined;
  const reply = await send(path, JSON.stringify(order));
  if (reply === undefined) return undefined;
  for await (const line of createInterface({ input: reply })) {
    const message = Message.parse(JSON.parse(line));
    if (message.status === "working") onProgress(message.done, message.total);
    if (message.status === "failed") throw new OperatorError(message.message);
    if (message.status === "done") return message.lines;
  }
  throw new OperatorError("Cannot tell whether it was done: the server ended meanwhile. Start it and ask again");
}

/** One line of the answer to an order: any number of `working`, then one of the others. */
const Message = z.discriminatedUnion("status", [
  z.strictObject({ status: z.literal("working"), done: z.int(), total: z.int() }),
  z.strictObject({ status: z.literal("done"), lines: z.array(z.string()) }),
  z.strictObject({ status: z.literal("failed"), message: z.string() }),
]);
type Message = z.infer<typeof Message>;

async function answerOrder(
  body: string,
  carryOut: (order: OfficeCommand) => Promise<readonly string[]>,
): Promise<Message> {
  try {
    return { status: "done", lines: [...(await carryOut(OfficeCommand.parse(JSON.parse(body))))] };
  } catch (cause) {
    if (cause instanceof OperatorError) return { status: "failed", message: cause.message };
    return {
      status: "failed",
      message: `Cannot carry it out: ${cause instanceof Error ? cause.message : String(cause)}`,
    };
  }
}

function send(path: string, body: string): Promise<IncomingMessage | undefined> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath: path, method: "POST" }, resolve);
    call.on("error", (cause) => {
      // A killed server leaves its socket behind
      if ("code" in cause && (cause.code === "ECONNREFUSED" || cause.code === "ENOENT")) resolve(undefined);
      else reject(cause);
    });
    call.end(body);
  });
}

/** Names of sockets may have some hundred bytes only, so that the shorter way to the folder is taken. */
function socketPath(dataDir: string): string {
  const absolute = join(dataDir, "operator.socket");
  const fromHere = relative(process.cwd(), absolute);
  const shorter = fromHere.length < absolute.length ? fromHere : absolute;
  if (shorter.length > 100) {
    throw new OperatorError(
      `Cannot open a socket for the operator's commands in ${dataDir} as its path is too long. Choose a shorter DATA_DIR`,
    );
  }
  return shorter;
}
