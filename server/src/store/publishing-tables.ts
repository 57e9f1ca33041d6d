/**
 * Who published a form and when, which are not asked with any more, and which phone has which. The rows of lists that came
 * as files stand beside their form, as canonical JSON: they may be renewed, the form itself never changes.
 */
export const publishingTables = `
alter table published_form
  -- Absent for a form that came with the program
  add column published_by text references person,
  add column retired_at timestamptz,
  add column retired_by text references person,
  add column lists text not null default '{}';

-- A form that somebody has uploaded and tries out, until it is published or thrown away
create table form_draft (
  hash text primary key,
  id text not null,
  version text not null,
  wire text not null,
  lists text not null,
  -- What was said about its sheets, as JSON
  notes text not null,
  uploaded_by text not null references person,
  uploaded_at timestamptz not null
);

-- The forms that a phone was given last
create table device_form (
  device_id text not null references device on delete cascade,
  form_hash text not null,
  given_at timestamptz not null,
  primary key (device_id, form_hash)
);
`;
