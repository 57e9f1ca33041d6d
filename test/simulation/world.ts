import {
  type Arrival,
  type BatchReply,
  type ChainHead,
  changeOutbox,
  type EnvelopeHeader,
  emptyChain,
  type HeldEnvelope,
  type JournalRow,
  type Offer,
  type OfferReply,
  type OutboxChange,
  type Receipt,
  receiptFor,
  receiptsOf,
} from "@returns/schemas";
import { goodHeader } from "../schemas/envelope/device.ts";
import type { Protocol } from "./protocol.ts";

/** What an envelope says, beside its name. */
export interface Contents {
  readonly header: EnvelopeHeader;
  /** Nobody can count it yet: an unknown form, a strange version. */
  readonly doubtful: boolean;
  /** Whatever carries it breaks on the way, every time. */
  readonly unsendable: boolean;
}

export interface Disk {
  readonly outbox: readonly HeldEnvelope[];
  readonly deviceSeq: number;
  readonly last: Offer["last"];
}

export interface PhoneState {
  readonly deviceId: string;
  disk: Disk;
  /** What the phone believes; it is on disk at once, except with a bug. */
  memory: Disk;
  session: Session | undefined;
  /** How far this phone's clock is off. */
  clockOffMs: number;
}

interface Session {
  readonly offer: Offer;
  want: readonly string[];
  sent: readonly string[];
}

interface Journal {
  readonly epoch: string;
  readonly rows: readonly JournalRow[];
}

export interface Letter {
  readonly to: "office" | PhoneState;
  readonly deliver: () => void;
}

/** Phones, an office and a network, in memory, with everything that can go wrong as an act of the schedule. */
export class World {
  readonly contents = new Map<string, Contents>();
  /** Every envelope of which somebody was told that it is saved. */
  readonly promised = new Set<string>();
  readonly phones: PhoneState[] = [];
  readonly letters: Letter[] = [];
  journal: Journal = { epoch: "epoch-0", rows: [] };
  durableSeq = 0;
  backups: { readonly journal: Journal; verified: boolean }[] = [{ journal: this.journal, verified: true }];
  isUp = true;
  crashNext: "no" | "before commit" | "after commit" = "no";
  nowMs = Date.parse("2026-11-01T08:00:00Z");
  private epochs = 0;
  private envelopes = 0;

  constructor(
    readonly protocol: Protocol,
    readonly name: string,
  ) {}

  addPhone(): void {
    const disk: Disk = { outbox: [], deviceSeq: 0, last: null };
    this.phones.push({ deviceId: `d-${this.phones.length}`, disk, memory: disk, session: undefined, clockOffMs: 0 });
  }

  now(offMs: number): string {
    return new Date(this.nowMs + offMs).toISOString();
  }

  wait(ms: number): void {
    this.nowMs += ms;
  }

  // --- a phone -------------------------------------------------------------------------------------------------------

  finalise(
    phone: PhoneState,
    choice: {
      readonly edit: number | undefined;
      readonly draft: boolean;
      readonly doubtful: boolean;
      readonly unsendable: boolean;
    },
  ): void {
    this.envelopes += 1;
    const hash = this.envelopes.toString(16).padStart(64, "0");
    const deviceSeq = phone.memory.deviceSeq + 1;
    const edited =
      choice.edit === undefined
        ? undefined
        : phone.memory.outbox[choice.edit % Math.max(1, phone.memory.outbox.length)];
    const before = edited === undefined ? undefined : this.newestOf(phone, edited.hash);
    const header: EnvelopeHeader = {
      ...goodHeader,
      deviceId: phone.deviceId,
      deviceSeq,
      interviewId: before?.header.interviewId ?? `01890a5d-ac96-774b-bcce-${String(this.envelopes).padStart(12, "0")}`,
      revision: (before?.header.revision ?? 0) + 1,
      parent: before?.hash ?? null,
    };
    this.contents.set(hash, { header, doubtful: choice.doubtful, unsendable: choice.unsendable });
    const kind = choice.draft ? "draft" : "final";
    const held: HeldEnvelope = { hash, size: 8_000, kind, receipt: null, failures: 0, retryAt: null };
    this.write(phone, { ...phone.memory, deviceSeq, outbox: [...phone.memory.outbox, held] }, this.protocol.saved);
    this.promised.add(hash);
  }

  startSync(phone: PhoneState): void {
    const { outbox, last } = phone.memory;
    const offers = this.protocol.makeOffers(outbox, {
      deviceId: phone.deviceId,
      now: this.now(phone.clockOffMs),
      last,
    });
    for (const offer of offers) {
      const session: Session = { offer, want: [], sent: [] };
      phone.session = session;
      this.post("office", () =>
        this.atOffice<OfferReply>(
          (reply) => this.answer(offer, reply),
          phone,
          (reply) => this.readReply(phone, session, reply),
        ),
      );
    }
  }

  /** The connection broke: what was on its way has failed. */
  timeOut(phone: PhoneState): void {
    const sent = phone.session?.sent ?? [];
    phone.session = undefined;
    this.change(phone, this.protocol.parcelFailed(phone.memory.outbox, sent, this.now(phone.clockOffMs)));
  }

  /** The app or the phone dies; what is not on disk is gone. */
  kill(phone: PhoneState): void {
    phone.session = undefined;
    phone.memory = phone.disk;
  }

  flush(phone: PhoneState): void {
    phone.disk = phone.memory;
  }

  setClock(phone: PhoneState, offMs: number): void {
    phone.clockOffMs = offMs;
  }

  clone(phone: PhoneState): void {
    if (this.phones.length < 5) this.phones.push({ ...phone, memory: phone.disk, session: undefined });
  }

  private readReply(phone: PhoneState, session: Session, reply: OfferReply): void {
    if (phone.session !== session) return;
    const read = this.protocol.readOfferReply(phone.memory.outbox, session.offer, reply, reply.have);
    this.change(phone, read.changes, read.last);
    session.want = read.want;
    this.sendNext(phone, session);
  }

  private sendNext(phone: PhoneState, session: Session): void {
    const parcel = this.protocol.nextParcel(phone.memory.outbox, session.want, this.now(phone.clockOffMs));
    if (parcel.send === "nothing") {
      phone.session = undefined;
      return;
    }
    session.sent = parcel.send === "one" ? [parcel.hash] : parcel.hashes;
    const { sent } = session;
    this.post("office", () =>
      this.atOffice<BatchReply>(
        (reply) => this.receive(phone.deviceId, sent, reply),
        phone,
        (reply) => this.readReceipts(phone, session, sent, reply),
      ),
    );
  }

  private readReceipts(phone: PhoneState, session: Session, sent: readonly string[], reply: BatchReply): void {
    if (phone.session !== session || session.sent !== sent) return;
    session.sent = [];
    const now = this.now(phone.clockOffMs);
    this.change(phone, this.protocol.readParcelReply(phone.memory.outbox, sent, receiptsOf(reply), now));
    this.sendNext(phone, session);
  }

  private change(phone: PhoneState, changes: readonly OutboxChange[], last: Offer["last"] = phone.memory.last): void {
    this.write(phone, { ...phone.memory, last, outbox: changeOutbox(phone.memory.outbox, changes) }, "on disk");
  }

  private write(phone: PhoneState, disk: Disk, saved: Protocol["saved"]): void {
    phone.memory = disk;
    if (saved === "on disk") phone.disk = disk;
  }

  private newestOf(phone: PhoneState, hash: string): { hash: string; header: EnvelopeHeader } | undefined {
    const id = this.contents.get(hash)?.header.interviewId;
    const revisions = phone.memory.outbox.flatMap((held) => {
      const header = this.contents.get(held.hash)?.header;
      return header?.interviewId === id && header !== undefined ? [{ hash: held.hash, header }] : [];
    });
    return revisions.sort((one, other) => other.header.revision - one.header.revision)[0];
  }

  // --- the network ---------------------------------------------------------------------------------------------------

  private post(to: Letter["to"], deliver: () => void): void {
    this.letters.push({ to, deliver });
  }

  /** The office does its work, if it is up, and its answer goes on its way. */
  private atOffice<T>(
    work: (reply: (message: T) => void) => void,
    phone: PhoneState,
    read: (message: T) => void,
  ): void {
    if (!this.isUp) return;
    work((message) => this.post(phone, () => read(message)));
  }

  // --- the office ----------------------------------------------------------------------------------------------------

  head(): ChainHead {
    return this.journal.rows.at(-1) ?? emptyChain;
  }

  private answer(offer: Offer, reply: (message: OfferReply) => void): void {
    const { epoch, rows } = this.journal;
    const named = new Set(offer.items.map(([hash]) => hash));
    const state = { now: this.now(0), epoch, head: this.head(), durableSeq: this.durableSeq, projectHash: this.name };
    const chainAt = rows.find(({ seq }) => seq === offer.last?.seq)?.chain;
    const answer = this.protocol.answerOffer(
      offer,
      state,
      rows.filter(({ hash }) => named.has(hash)),
      chainAt,
    );
    reply({ ...answer.reply, have: answer.reply.have.map(sign) });
  }

  private receive(deviceId: string, hashes: readonly string[], reply: (message: BatchReply) => void): void {
    const contents = hashes.map((hash) => ({ hash, ...this.contents.get(hash) }));
    if (contents.some(({ unsendable }) => unsendable)) return;
    if (this.crash("before commit")) return;
    const isRefused = (doubtful: boolean | undefined) => doubtful === true && this.protocol.doubtful === "refused";
    const isBatchRefused =
      this.protocol.doubtful === "refused with its whole batch" && contents.some(({ doubtful }) => doubtful);
    const taken = isBatchRefused ? [] : contents.filter(({ doubtful }) => !isRefused(doubtful));
    const arrivals = taken.flatMap(({ hash, header, doubtful }): Arrival[] =>
      header === undefined
        ? []
        : [{ hash, checked: checked(header, doubtful), broughtBy: { deviceId, standing: "active" } }],
    );
    const admissions = this.protocol.admit(this.head(), this.journal.rows, arrivals, this.now(0));
    const fresh = admissions.flatMap(({ row, outcome }) => (outcome === "new" ? [row] : []));
    this.journal = { ...this.journal, rows: [...this.journal.rows, ...fresh] };
    if (this.crash("after commit")) return;
    const results = admissions.map(({ row, outcome }) => {
      return { status: "received" as const, receipt: sign(receiptFor(row, this.journal.epoch, outcome)) };
    });
    reply({ v: 1, results });
  }

  private crash(when: "before commit" | "after commit"): boolean {
    if (this.crashNext !== when) return false;
    this.crashNext = "no";
    this.isUp = false;
    return true;
  }

  crashSoon(when: World["crashNext"]): void {
    this.crashNext = when;
  }

  stop(): void {
    this.isUp = false;
  }

  start(): void {
    this.isUp = true;
  }

  backUp(): void {
    this.backups.push({ journal: this.journal, verified: false });
  }

  verifyBackup(): void {
    const newest = this.backups.at(-1);
    if (newest === undefined || newest.journal.epoch !== this.journal.epoch) return;
    newest.verified = true;
    const holder = this.protocol.durable === "what the backup holds" ? newest.journal : this.journal;
    this.durableSeq = holder.rows.length;
  }

  /** From the newest verified backup, or from one that was made after it. */
  restore(choice: number): void {
    const verified = this.backups.findLastIndex((backup) => backup.verified);
    const choices = this.backups.slice(verified);
    const backup = choices[choice % choices.length];
    if (backup === undefined) return;
    this.epochs += 1;
    this.journal = { epoch: `epoch-${this.epochs}`, rows: backup.journal.rows };
    this.backups = this.backups.slice(0, verified + 1);
    this.isUp = true;
  }
}

const nothing = new Uint8Array();
const frame = { header: nothing, core: nothing, pii: nothing, paradata: nothing, signature: nothing };

const checked = (header: EnvelopeHeader, doubtful: boolean | undefined): Arrival["checked"] =>
  doubtful === true
    ? { status: "quarantined", code: "bad-outer", detail: "of a later version" }
    : { status: "signed", header, frame };

const sign = (receipt: Omit<Receipt, "sig">): Receipt => ({ ...receipt, sig: "" });
