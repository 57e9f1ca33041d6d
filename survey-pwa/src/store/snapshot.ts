import { type Damage, storedDamage } from "./damage.ts";
import type { RecordChange } from "./disk.ts";
import type { DeviceState, InterviewLine, SavedDraft } from "./phone.ts";
import type { PhoneProject } from "./phone-project.ts";
import { type Home, read, savedDraftText } from "./stored.ts";

/**
 * What is painted before the database is up. Each part is a record that travels in the flush of the rows that it shows,
 * so that it is never older than they are.
 */
export interface Snapshot {
  readonly device: DeviceState;
  readonly lines: readonly InterviewLine[];
  readonly preferences: Readonly<Record<string, string>>;
  readonly project: PhoneProject | undefined;
  /** The hashes of forms that were read before, by the place from which they were read. */
  readonly forms: Readonly<Record<string, string>>;
  /** The interview that was open. */
  readonly open: SavedDraft | undefined;
  /** Drafts that were stored before the database was up; they go there as soon as it is. */
  readonly early: readonly SavedDraft[];
  /** What became of the interviews when the storage was damaged, until somebody has read it. */
  readonly damage: Damage | undefined;
}

/** What the records of drafts begin with that were stored before the database was up. */
export const earlyRecords = "early/";

export function readSnapshot(records: ReadonlyMap<string, string>): Snapshot {
  const one = <T>(name: string, parse: (text: string) => T): T | undefined => {
    const text = records.get(name);
    try {
      return text === undefined ? undefined : parse(text);
    } catch {
      // Another version of the app wrote it: the database, which is up in a moment, knows the same and more
      return undefined;
    }
  };
  const { device, lines } = one("home", read.home) ?? { device: { status: "not-enrolled" }, lines: [] };
  const open = one("open", read.draft);
  const earlyDrafts = [...records.keys()].flatMap((name) =>
    name.startsWith(earlyRecords) ? (one(name, read.draft) ?? []) : [],
  );
  const newer = [...(open === undefined ? [] : [open]), ...earlyDrafts];
  return {
    device,
    lines: newer.reduce(withDraft, lines),
    preferences: one("preferences", read.words) ?? {},
    project: one("project", read.project),
    forms: one("forms", read.words) ?? {},
    open,
    early: earlyDrafts,
    damage: one("damage", (text) => storedDamage.parse(JSON.parse(text))),
  };
}

/** The record changes that keep the snapshot true. */
export const record = {
  home: (home: Home): RecordChange => ["home", JSON.stringify(home)],
  preferences: (preferences: Readonly<Record<string, string>>): RecordChange => [
    "preferences",
    JSON.stringify(preferences),
  ],
  forms: (hashes: Readonly<Record<string, string>>): RecordChange => ["forms", JSON.stringify(hashes)],
  project: (project: PhoneProject): RecordChange => ["project", JSON.stringify(project)],
  open: (draft: SavedDraft | undefined): RecordChange => [
    "open",
    draft === undefined ? undefined : savedDraftText(draft),
  ],
  early: (draft: SavedDraft): RecordChange => [earlyRecords + draft.id, savedDraftText(draft)],
  damage: (damage: Damage | undefined): RecordChange => [
    "damage",
    damage === undefined ? undefined : JSON.stringify(damage),
  ],
  noEarly: (id: string): RecordChange => [earlyRecords + id, undefined],
};

/** The list with this draft as its newest line. An interview that was sealed stays as it is. */
export function withDraft(
  lines: readonly InterviewLine[],
  { id, meta, savedAt }: SavedDraft,
): readonly InterviewLine[] {
  const known = lines.find((line) => line.id === id);
  if (known !== undefined && known.state !== "draft") return lines;
  return [{ state: "draft", id, meta, updatedAt: savedAt }, ...lines.filter((line) => line.id !== id)];
}
