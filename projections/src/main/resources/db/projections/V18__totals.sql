-- How many resources a tenant has, so that a list without a filter need not count a million rows to say so. A total has parts, one
-- for every few connections: writers do not wait for each other, and whoever reads adds the parts up.

create table resource_total (
    tenant_id     uuid     not null,
    resource_type text     not null,
    part          smallint not null,
    total         bigint   not null, -- may be negative: who was counted in one part may be deleted in another
    primary key (tenant_id, resource_type, part)
) with (fillfactor = 50);

alter table resource_total enable row level security;
alter table resource_total force row level security;
create policy tenant on resource_total using (
    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
    or (select current_setting('muster.tenant', true) = 'all'));

create view resource_count with (security_invoker = true) as
    select tenant_id, resource_type, sum(total)::bigint as total
      from resource_total group by tenant_id, resource_type having sum(total) <> 0;

-- By triggers, because a statement that forgot to count would be found too late: clients read until the total is reached. Once
-- a statement, because a row that is updated for each of many in one transaction is found past all its versions before.
create function count_resources() returns trigger language plpgsql as $$
begin
    insert into resource_total as t (tenant_id, resource_type, part, total)
    select tenant_id, tg_argv[0], pg_backend_pid() % 32, case tg_op when 'INSERT' then count(*) else -count(*) end
      from changed group by tenant_id
    on conflict (tenant_id, resource_type, part) do update set total = t.total + excluded.total;
    return null;
end $$;

do $$
declare counted record;
begin
    for counted in values ('user_view', 'User'), ('group_view', 'Group'), ('equipment_view', 'Equipment') loop
        execute format('create trigger added after insert on %I referencing new table as changed
                            for each statement execute function count_resources(%L)', counted.column1, counted.column2);
        execute format('create trigger gone after delete on %I referencing old table as changed
                            for each statement execute function count_resources(%L)', counted.column1, counted.column2);
    end loop;
end $$;

-- For tables that were filled while nobody counted.
create function recount_resources() returns void language sql as $$
    delete from resource_total;
    insert into resource_total (tenant_id, resource_type, part, total)
    select tenant_id, 'User', 0, count(*) from user_view group by tenant_id union all
    select tenant_id, 'Group', 0, count(*) from group_view group by tenant_id union all
    select tenant_id, 'Equipment', 0, count(*) from equipment_view group by tenant_id;
$$;

select set_config('muster.tenant', 'all', true);
select recount_resources();

-- "What has changed since?": meta.lastModified gt "…", sorted by it.
create index user_view_last_modified on user_view (tenant_id, last_modified, user_id);
create index group_view_last_modified on group_view (tenant_id, last_modified, group_id);
create index equipment_view_last_modified on equipment_view (tenant_id, last_modified, equipment_id);
