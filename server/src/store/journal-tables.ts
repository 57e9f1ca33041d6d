/**
 * The truth: envelopes as they were received, in one chain that can only grow. With it the devices whose keys can check
 * them, and who may do what. Instants are ISO 8601 in UTC, as text: the chain covers them letter by letter.
 */
export const journalTables = `
create table journal (
  singleton boolean primary key default true check (singleton),
  -- Another one whenever the journal was restored or made anew
  epoch text not null,
  -- Rows up to here are in a backup that was restored and compared
  durable_seq bigint not null
);
insert into journal (epoch, durable_seq) values (replace(gen_random_uuid()::text, '-', ''), 0);

create table envelope (
  seq bigint primary key check (seq > 0),
  hash text not null unique,
  -- Unique, so that no two rows can follow the same one
  prev text not null unique,
  chain text not null unique,
  received_at text not null,
  brought_by text not null,
  status text not null check (status in ('stored', 'fork', 'quarantined')),
  why text,
  -- Of the header, where the device that it names signed it
  interview_id text,
  revision bigint,
  device_id text,
  device_seq bigint,
  bytes bytea not null
);
create index envelope_interview on envelope (interview_id);
create index envelope_device on envelope (device_id, device_seq);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Cannot % in %: what was received is never changed or removed', tg_op, tg_table_name;
end
$$;
create trigger envelope_stays before update or delete or truncate on envelope
  for each statement execute function refuse_change();

create table device (
  id text primary key,
  label text not null,
  key_x text not null,
  key_y text not null,
  ticket_hash text not null unique,
  enrolled_at text not null,
  revoked_at text
);

create table device_token (
  hash text primary key,
  device_id text not null references device,
  scope text not null check (scope in ('upload', 'access')),
  expires_at text not null
);
create index device_token_device on device_token (device_id);

create table person (
  id text primary key,
  name text not null,
  role text not null
);

create table ticket (
  hash text primary key,
  purpose text not null check (purpose in ('enrol', 'sign-in')),
  -- Who signs in with it
  person_id text references person,
  expires_at text not null,
  used_at text
);

create table session (
  hash text primary key,
  person_id text not null references person,
  seen_at text not null,
  expires_at text not null
);

-- What somebody in the office should look at; each matter once
create table alarm (
  kind text not null,
  device_id text not null,
  detail text not null,
  at text not null,
  primary key (kind, device_id, detail)
);
`;
