/**
 * Photos, recordings and files of interviews: their pieces as they were received, which are truth as envelopes are, and
 * what the accepted interviews name, which is derived from envelopes and can be derived again.
 */
export const mediaTables = `
create table piece (
  hash text primary key,
  bytes bytea not null,
  received_at text not null,
  brought_by text not null,
  -- The newest row of the journal when it was stored: a backup that has the row after it has this piece too
  after_seq bigint not null
);
-- Photos and recordings are packed already
alter table piece alter column bytes set storage external;

create table submission_media (
  -- Of the submission
  hash text not null references submission on delete cascade,
  media text not null,
  bytes bigint not null,
  -- The pieces in order; null where the envelope announces none, since the phone had lost it
  pieces text[],
  primary key (hash, media)
);
`;
