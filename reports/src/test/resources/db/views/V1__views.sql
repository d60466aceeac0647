-- The columns of the read tables that reports ask, as far as they ask them.
create table tenant_view (tenant_id uuid primary key, name text not null);
create table integration_view (
    tenant_id uuid not null, integration_id uuid not null, name text not null, profile text,
    primary key (tenant_id, integration_id));
create table user_view (
    tenant_id uuid not null, user_id uuid not null, user_name text not null, active boolean not null,
    document json not null, deactivated_at timestamptz, deactivated_by uuid, created timestamptz not null,
    primary key (tenant_id, user_id));
create table equipment_view (
    tenant_id uuid not null, equipment_id uuid not null, asset_tag text not null, serial_number text, model text,
    value numeric(14, 2), currency text, holder uuid, checked_out_at timestamptz,
    primary key (tenant_id, equipment_id));
create index equipment_by_holder on equipment_view (tenant_id, holder);

do $$
declare
    t text;
begin
    foreach t in array array['tenant_view', 'integration_view', 'user_view', 'equipment_view'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$
            create policy tenant on %I using (
                current_setting('muster.tenant', true) = 'all'
                or tenant_id = nullif(current_setting('muster.tenant', true), 'all')::uuid)
            $p$, t);
    end loop;
end
$$;
