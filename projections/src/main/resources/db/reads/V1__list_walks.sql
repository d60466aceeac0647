-- Not made from events, and worth nothing after a quarter of an hour: how far clients are in their walks over lists. It is
-- unlogged, so that reading a page does not wait for the disk; after a crash of PostgreSQL a walk goes on by counting.

create unlogged table list_walk (
    tenant_id      uuid        not null,
    integration_id uuid        not null, -- the nil UUID for people
    list           text        collate "C" not null, -- resource type and filter, hashed
    next_start     bigint      not null, -- the page that begins with this startIndex …
    walk           uuid        not null,
    last_id        uuid        not null, -- … begins behind this id
    total          bigint      not null, -- that the walk began with
    taken          boolean     not null, -- the page was given already
    expires        timestamptz not null,
    primary key (tenant_id, integration_id, list, next_start, walk)
);

alter table list_walk enable row level security;
alter table list_walk force row level security;
create policy tenant on list_walk using (
    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
    or (select current_setting('muster.tenant', true) = 'all'));
