import { chainAfter, emptyChain } from "@returns/schemas";
import type { Protocol } from "./protocol.ts";
import { type PhoneState, World } from "./world.ts";

/** One schedule: a list of numbers, each of which is one act. Any list is a schedule, so that a failing one can be cut down. */
export type Schedule = readonly number[];

type Act = (world: World, phone: PhoneState, dice: () => number) => void;

const daysMs = 86_400_000;

/** How often each act happens, in parts of the whole. */
const acts: readonly (readonly [number, Act])[] = [
  [240, (world, phone, dice) => finalise(world, phone, dice)],
  [200, (world, phone) => world.startSync(phone)],
  [900, (world, _, dice) => deliver(world, dice(), "take")],
  [60, (world, _, dice) => deliver(world, dice(), "leave a copy")],
  [60, (world, _, dice) => drop(world, dice())],
  [60, (world, phone) => world.timeOut(phone)],
  [40, (world, phone) => world.kill(phone)],
  [20, (world, phone) => world.flush(phone)],
  [20, (world, phone) => world.clone(phone)],
  [20, (world, phone, dice) => world.setClock(phone, (dice() - 500) * daysMs)],
  [20, (world) => world.crashSoon("before commit")],
  [20, (world) => world.crashSoon("after commit")],
  [20, (world) => world.stop()],
  [100, (world) => world.start()],
  [50, (world) => world.backUp()],
  [40, (world) => world.verifyBackup()],
  [25, (world, _, dice) => world.restore(dice())],
  [60, (world, _, dice) => world.wait((dice() % 10) * daysMs)],
  [60, (world) => world.wait(10_000)],
];
const wholeWeight = acts.reduce((sum, [weight]) => sum + weight, 0);

/** What a schedule did to a protocol: `problems` is empty when nobody was let down. */
export interface Outcome {
  readonly problems: readonly string[];
  readonly promised: number;
  readonly restores: number;
}

/** Plays a schedule, then lets everything heal, and looks whether every promise was kept. */
export function play(schedule: Schedule, protocol: Protocol, name: string): Outcome {
  const world = new World(protocol, name);
  const seed = schedule[0] ?? 0;
  for (let phone = 0; phone <= seed % 3; phone++) world.addPhone();
  for (const number of schedule) {
    let left = number;
    const dice = () => {
      const thrown = left % 1_000;
      left = Math.floor(left / 1_000);
      return thrown;
    };
    const act = chosenAct(dice() * 1_000 + dice());
    const phone = world.phones[dice() % world.phones.length];
    if (phone !== undefined) act(world, phone, dice);
  }
  return { problems: heal(world), promised: world.promised.size, restores: Number(world.journal.epoch.slice(6)) };
}

function chosenAct(number: number) {
  let left = number % wholeWeight;
  const found = acts.find(([weight]) => {
    left -= weight;
    return left < 0;
  });
  return found?.[1] ?? (() => {});
}

function finalise(world: World, phone: PhoneState, dice: () => number): void {
  const [first, second] = [dice(), dice()];
  world.finalise(phone, {
    edit: first % 10 < 3 ? second : undefined,
    draft: first % 10 === 9,
    doubtful: second % 20 === 0,
    unsendable: second % 50 === 1,
  });
}

/** Letters arrive in any order; one that leaves a copy arrives again later. */
function deliver(world: World, choice: number, how: "take" | "leave a copy"): void {
  const index = choice % Math.max(1, world.letters.length);
  const letter = world.letters[index];
  if (letter === undefined) return;
  if (how === "take") world.letters.splice(index, 1);
  letter.deliver();
}

function drop(world: World, choice: number): void {
  world.letters.splice(choice % Math.max(1, world.letters.length), 1);
}

/** The network becomes good, the office stays up, and every phone syncs again and again. */
function heal(world: World): readonly string[] {
  world.start();
  world.crashSoon("no");
  world.letters.length = 0;
  for (const phone of world.phones) {
    world.setClock(phone, 0);
    // Whoever was told that it is saved may switch the phone off
    world.kill(phone);
  }
  for (let round = 0; round < 6; round++) {
    for (const phone of world.phones) syncOnce(world, phone);
    world.wait(16 * 60_000);
  }
  return judge(world);
}

function syncOnce(world: World, phone: PhoneState): void {
  world.startSync(phone);
  for (let steps = 0; steps < 400; steps++) {
    const letter = world.letters.shift();
    if (letter !== undefined) letter.deliver();
    // The office never answers to what breaks on the way
    else if (phone.session !== undefined && phone.session.sent.length > 0) world.timeOut(phone);
    else return;
  }
}

function judge(world: World): readonly string[] {
  const { rows } = world.journal;
  const count = new Map<string, number>();
  for (const { hash } of rows) count.set(hash, (count.get(hash) ?? 0) + 1);
  const problems: string[] = [];
  for (const hash of world.promised) {
    const isUnsendable = world.contents.get(hash)?.unsendable === true;
    const isHeld = world.phones.some(({ disk }) => disk.outbox.some((held) => held.hash === hash));
    const copies = count.get(hash) ?? 0;
    if (copies > 1) problems.push(`${hash} is in the journal ${copies} times`);
    if (copies === 0 && !(isUnsendable && isHeld)) problems.push(`${hash} was saved and is lost`);
  }
  let head = emptyChain;
  for (const row of rows) {
    if (row.seq !== head.seq + 1 || row.prev !== head.chain || row.chain !== chainAfter(row))
      problems.push(`row ${row.seq} is not chained`);
    head = row;
  }
  return problems;
}
