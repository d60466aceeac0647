-- A verification of one tenant is the tenant's to see; one of all tenants, without a tenant, the operator's.
alter table verification add column tenant_id uuid;
create index verification_of_tenant on verification (tenant_id, started);

alter table verification enable row level security;
alter table verification force row level security;
create policy tenant on verification using (
    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
    or (select current_setting('muster.tenant', true) = 'all'));
