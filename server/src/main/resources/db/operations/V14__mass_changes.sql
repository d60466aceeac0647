-- What the mass-change guard counts and remembers beside the events. Only integrations with a guard have rows here.

-- What was taken away, by minutes. Counted since the event of that number; of the owner's release, or of the limit.
create table removal_count (
    tenant_id      uuid        not null,
    integration_id uuid        not null,
    version        bigint      not null,
    is_released    boolean     not null,
    minute         timestamptz not null,
    removals       integer     not null,
    primary key (tenant_id, integration_id, version, is_released, minute)
);

-- What waits for the owner: each thing once, however often its client tries.
create table held_change (
    tenant_id      uuid        not null,
    integration_id uuid        not null,
    hold_id        uuid        not null,
    kind           text        collate "C" not null,
    resource_id    uuid        not null,
    removals       integer     not null,
    last_tried     timestamptz not null,
    request        text        not null,
    primary key (tenant_id, integration_id, hold_id, kind, resource_id)
);

-- Who was told of a hold, so that nobody is told twice: a row for each letter, and one without a recipient for the log.
create table mass_change_letter (
    tenant_id uuid        not null,
    hold_id   uuid        not null,
    recipient text        collate "C" not null,
    at        timestamptz not null,
    primary key (tenant_id, hold_id, recipient)
);

alter table removal_count enable row level security;
alter table removal_count force row level security;
create policy tenant on removal_count using (
    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
    or (select current_setting('muster.tenant', true) = 'all'));

alter table held_change enable row level security;
alter table held_change force row level security;
create policy tenant on held_change using (
    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
    or (select current_setting('muster.tenant', true) = 'all'));

alter table mass_change_letter enable row level security;
alter table mass_change_letter force row level security;
create policy tenant on mass_change_letter using (
    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
    or (select current_setting('muster.tenant', true) = 'all'));
