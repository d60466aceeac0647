-- Puts a table behind row-level security: a connection sees and writes the rows of the tenant that it names, or of all tenants where it
-- says 'all'. For migrations: select pg_temp.isolate_tenants('new_table'). Migrations that are older than this function say it in full.
create or replace function pg_temp.isolate_tenants(isolated regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', isolated);
    execute format('alter table %s force row level security', isolated);
    execute format($policy$create policy tenant on %s using (
        tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
        or (select current_setting('muster.tenant', true) = 'all'))$policy$, isolated);
end $$;
