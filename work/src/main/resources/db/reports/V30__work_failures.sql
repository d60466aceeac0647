-- What could not be worked on in the background, thing by thing: how often in a row, why, and when it is tried again.

create table work_failure (
    tenant_id    uuid        not null,
    kind         text        collate "C" not null,
    work_id      uuid        not null,
    failures     int         not null,
    failure      text        not null,
    first_failed timestamptz not null,
    last_failed  timestamptz not null,
    not_before   timestamptz not null,
    given_up     boolean     not null,
    primary key (tenant_id, kind, work_id)
);

alter table work_failure enable row level security;
alter table work_failure force row level security;
create policy tenant on work_failure using (
    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
    or (select current_setting('muster.tenant', true) = 'all'));
