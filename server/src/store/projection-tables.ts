/**
 * Everything that is derived from the envelopes, and can be thrown away and derived again. The answers themselves stand
 * in one table a form and roster (`answer-tables.ts`), made when the form is first seen. Identifiers and the record of how
 * an interview went are kept as the text that was signed, apart from the answers, and are never read by SQL.
 */
export const projectionTables = `
create table projection (
  the_one boolean primary key default true check (the_one),
  -- Every envelope up to this place in the chain has been judged
  seq bigint not null
);
insert into projection (seq) values (0);

create table submission (
  hash text primary key,
  seq bigint not null unique,
  project text not null,
  interview_id text not null,
  revision bigint not null,
  parent text,
  form_id text not null,
  form_version text not null,
  form_hash text not null,
  kind text not null check (kind in ('final', 'refusal', 'draft', 'withdrawal')),
  status text not null check (status in ('current', 'superseded', 'fork', 'orphan', 'withdrawn')),
  device_id text not null,
  device_seq bigint not null,
  enumerator_id text not null,
  assignment_id text,
  cluster_id text,
  started_at timestamptz not null,
  finalised_at timestamptz not null,
  received_at timestamptz not null,
  clock_offset_ms double precision,
  simulated boolean not null
);
create index submission_interview on submission (interview_id);
create index submission_form on submission (form_id, kind, status);

-- Stands for the answers of a submission: take its row away, and they leave the tables of every form
create table submission_core (
  hash text primary key references submission on delete cascade
);

create table submission_pii (
  hash text primary key references submission on delete cascade,
  pii text not null
);

create table submission_paradata (
  hash text primary key references submission on delete cascade,
  paradata text not null
);

create table quarantine (
  seq bigint primary key,
  hash text not null,
  code text not null,
  detail text not null,
  -- What was known when it was judged: forms, devices, decisions. When that changes it is judged again
  knowledge text not null
);

-- Forms whose tables stand
create table answer_form (
  form_hash text primary key
);
`;
