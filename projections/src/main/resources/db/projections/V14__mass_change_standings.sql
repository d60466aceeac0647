-- Where an integration stands with its mass-change guard; no row where nothing was ever held or decided.

create table mass_change_standing (
    tenant_id        uuid        not null,
    integration_id   uuid        not null,
    kind             text        collate "C" not null,
    version          bigint      not null, -- of the event that brought it there
    since            timestamptz not null,
    reason           text,
    released         integer     not null, -- how much more may go, until then
    released_until   timestamptz,
    -- what was held last: the change with which it became too many
    hold_id          uuid,
    removal_kind     text,
    removal_resource uuid,
    removal_count    integer,
    counted          integer,
    counted_of       integer,
    window_minutes   integer,
    primary key (tenant_id, integration_id)
);

alter table mass_change_standing enable row level security;
alter table mass_change_standing force row level security;
create policy tenant on mass_change_standing using (
    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
    or (select current_setting('muster.tenant', true) = 'all'));
