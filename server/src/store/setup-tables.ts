/**
 * What the project is: read whole when the server starts, so it is kept whole, as canonical JSON that no sentence of SQL
 * looks into. Forms are kept for ever under the hash by which phones name them.
 */
export const setupTables = `
create table project_setup (
  the_one boolean primary key default true check (the_one),
  setup text not null,
  stored_at timestamptz not null default now()
);

create table published_form (
  hash text primary key,
  id text not null,
  version text not null,
  wire text not null,
  published_at timestamptz not null default now()
);
`;
