-- What the operator did to the whole store, of all tenants: no tenant owns these rows, so none can read them.

create table verification (
    verification_id  uuid        primary key,
    asked_by         text        not null,
    started          timestamptz not null,
    finished         timestamptz,
    phase            text        not null,
    position         bigint      not null,
    events_total     bigint      not null,
    events_done      bigint      not null,
    replay_millis    bigint      not null,
    verdict          text,
    difference_count bigint      not null,
    differences      json        not null, -- the first ones, named
    tables           json        not null, -- the digests of both sides
    failure          text
);
create index verification_started on verification (started);
