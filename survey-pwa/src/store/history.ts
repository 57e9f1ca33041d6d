import type { Migration } from "@returns/schemas";

/**
 * The life of the phone's database. Texts that hold JSON are `text`, not `jsonb`: they are parsed here, never by SQL.
 *
 * The second copy may come back under a later version than wrote it: its sentences must still run. A new column has a
 * default, and none is renamed or taken away while phones may hold a copy from before.
 */
export const phoneHistory: readonly Migration[] = [
  {
    id: 1,
    name: "interviews, drafts, outbox, project and settings",
    up: `
      create table setting (name text primary key, value text not null);

      create table project (
        singleton boolean primary key default true check (singleton),
        hash text not null,
        bundle text not null
      );

      -- No answer stands in this table: it is the list that stays after an interview was sent
      create table interview (
        id text primary key,
        state text not null check (state in ('draft', 'ready', 'sent', 'durable')),
        meta text not null,
        updated_at text not null
      );

      create table draft (
        interview_id text primary key references interview on delete cascade,
        body text not null
      );

      create table envelope (
        hash text primary key,
        interview_id text not null references interview,
        device_seq integer not null,
        kind text not null,
        size integer not null,
        -- null when the office has it in a verified backup and the time to keep it here is over
        bytes bytea,
        sealed_at text not null,
        receipt text,
        failures integer not null default 0,
        retry_at text
      );

      -- The device's chain of envelopes: how many there are, and the hash of the newest
      create table device_chain (
        singleton boolean primary key default true check (singleton),
        seq integer not null,
        head text
      );
      insert into device_chain (seq, head) values (0, null);
    `,
  },
  {
    id: 2,
    name: "photos, recordings and files of sealed interviews",
    up: `
      -- Their bytes lie beside the database, under their hash
      create table attachment (
        envelope text not null references envelope on delete cascade,
        hash text not null,
        bytes integer not null,
        -- The names of its pieces in order, as JSON
        chunks text not null,
        -- The office said that it has all of them, and that it has them in a verified backup
        sent boolean not null default false,
        durable boolean not null default false,
        primary key (envelope, hash)
      );
    `,
  },
  {
    id: 3,
    name: "the names of long lists, as they are searched",
    up: `
      -- One line for each entry: its labels folded, between tabs
      create table folded_list (list text primary key, names text not null);
    `,
  },
];
