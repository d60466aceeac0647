-- Who was told that a credential is about to expire, so that nobody is told twice: a row for each letter, and one without a
-- recipient for the log.

create table credential_warning (
    tenant_id     uuid        not null,
    credential_id uuid        not null,
    days          smallint    not null,
    recipient     text        collate "C" not null,
    at            timestamptz not null,
    primary key (tenant_id, credential_id, days, recipient)
);

alter table credential_warning enable row level security;
alter table credential_warning force row level security;
create policy tenant on credential_warning using (
    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
    or (select current_setting('muster.tenant', true) = 'all'));
