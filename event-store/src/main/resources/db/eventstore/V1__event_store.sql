-- The event store: what happened, in order, for ever. Nothing but INSERT and SELECT is granted on it, and a trigger
-- refuses the rest even to an owner who grants itself more.

create table domain_event (
    global_index       bigint generated always as identity primary key,
    tenant_id          uuid        not null,
    aggregate_type     text        not null,
    aggregate_id       uuid        not null,
    sequence_number    bigint      not null,
    event_id           uuid        not null,
    payload_type       text        not null,
    payload_revision   text        not null,
    time_stamp         timestamptz not null,
    -- json, not jsonb: the text stays byte for byte as written, so it can be hashed
    payload            json        not null,
    -- personal data, of which payload keeps the salted SHA-256
    personal           json,
    meta_data          json        not null
);

create unique index domain_event_stream on domain_event (tenant_id, aggregate_id, sequence_number);

-- A group's state without its membership changes, so that loading one does not grow with its members.
create index domain_event_group_state on domain_event (tenant_id, aggregate_id, sequence_number)
    where aggregate_type = 'Group' and payload_type not in ('MembersAdded', 'MembersRemoved');

-- Rows arrive almost in order of time: a few pages of summary answer "where was the store at T".
create index domain_event_time on domain_event using brin (time_stamp) with (pages_per_range = 32, autosummarize = on);

create function domain_event_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The event store is append-only: % is refused', tg_op;
end $$;

create trigger domain_event_append_only before update or delete on domain_event
    for each row execute function domain_event_is_append_only();
create trigger domain_event_never_truncated before truncate on domain_event
    for each statement execute function domain_event_is_append_only();

revoke all on domain_event from public;
revoke update, delete, truncate on domain_event from current_user;

alter table domain_event enable row level security;
alter table domain_event force row level security;
create policy tenant on domain_event using (
    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
    or (select current_setting('muster.tenant', true) = 'all'));

-- How far each streaming processor has come (Axon's own table; it knows no tenants).
create table token_entry (
    processor_name text        not null,
    segment        integer     not null,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    primary key (processor_name, segment)
);
