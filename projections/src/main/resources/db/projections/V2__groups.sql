-- Groups are sets: a group's row knows nothing of its members, who stand in a decision table of their own.

create table group_view (
    tenant_id           uuid        not null,
    group_id            uuid        not null,
    owner               uuid,
    display_name        text        not null,
    display_name_folded text collate "C" not null,
    document            json        not null,
    version             bigint      not null,
    created             timestamptz not null,
    last_modified       timestamptz not null,
    primary key (tenant_id, group_id)
) with (fillfactor = 80);
create unique index group_view_display_name on group_view (tenant_id, display_name_folded);

-- A decision table: commands find here who is in already.
create table membership (
    tenant_id uuid not null,
    group_id  uuid not null,
    member_id uuid not null,
    primary key (tenant_id, group_id, member_id)
);
create index membership_of_member on membership (tenant_id, member_id, group_id);

do $$
declare t text;
begin
    foreach t in array array['group_view', 'membership']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy tenant on %I using (
            tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
            or (select current_setting('muster.tenant', true) = 'all'))$p$, t);
    end loop;
end $$;
