-- Who signs in, and when a credential was last used: ordinary rows, no part of the directory's history.

create table person (
    tenant_id     uuid, -- null: the operator, who belongs to no tenant
    person_id     uuid        not null,
    name          text        not null,
    name_folded   text collate "C" not null,
    role          text        not null check (role in ('OPERATOR', 'OWNER', 'ADMIN', 'AUDITOR')),
    password_hash text        not null,
    created       timestamptz not null,
    disabled      timestamptz,
    check ((tenant_id is null) = (role = 'OPERATOR')),
    unique nulls not distinct (tenant_id, person_id)
);
-- Who is this? Asked before any tenant is known, as for a credential's secret.
create unique index person_name on person (name_folded);

create table credential_use (
    tenant_id     uuid        not null,
    credential_id uuid        not null,
    last_used     timestamptz not null,
    primary key (tenant_id, credential_id)
);

do $$
declare t text;
begin
    foreach t in array array['person', 'credential_use']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy tenant on %I using (
            tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
            or (select current_setting('muster.tenant', true) = 'all'))$p$, t);
    end loop;
end $$;
