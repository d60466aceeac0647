-- What OAuth clients were given and have shown, for all servers on this database. No part of the history: it ends by itself.

create table access_token (
    tenant_id     uuid        not null,
    token_sha256  text        collate "C" not null,
    credential_id uuid        not null,
    scopes        text[]      not null,
    expires       timestamptz not null,
    primary key (tenant_id, token_sha256)
);
-- Whose token is this? Asked before any tenant is known.
create unique index access_token_shown on access_token (token_sha256);
create index access_token_ends on access_token (expires);

-- Assertions that were shown once and are good for nothing any more (RFC 7523 3, jti).
create table spent_assertion (
    tenant_id     uuid        not null,
    credential_id uuid        not null,
    jti_sha256    text        collate "C" not null,
    expires       timestamptz not null,
    primary key (tenant_id, credential_id, jti_sha256)
);
create index spent_assertion_ends on spent_assertion (expires);

do $$
declare
    t text;
begin
    foreach t in array array['access_token', 'spent_assertion']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy tenant on %I using (
            tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
            or (select current_setting('muster.tenant', true) = 'all'))$p$, t);
    end loop;
end $$;
