-- What provisioning clients asked, and what they were answered: a table by the day, so that the end of its retention is the
-- dropping of a table. The server makes and drops the days.

create table provisioning_log (
    tenant_id       uuid, -- null where no credential was recognised
    at              timestamptz not null,
    request_id      uuid        not null,
    integration_id  uuid,
    credential_id   uuid,
    address         text        not null,
    user_agent      text,
    method          text        not null,
    path            text        not null,
    query           text,
    status          smallint    not null,
    scim_type       text,
    detail          text,
    duration_micros integer     not null,
    resource_type   text,
    resource_id     uuid,
    subject         text collate "C", -- the folded name in the body of a POST: a refused create has no id
    request_body    text,
    answer_body     text,
    notes           text
) partition by range (at);

create index provisioning_log_time on provisioning_log (tenant_id, at, request_id);
create index provisioning_log_refused on provisioning_log (tenant_id, at, request_id) where status >= 400;
create index provisioning_log_resource on provisioning_log (tenant_id, resource_id, at, request_id)
    where resource_id is not null;
create index provisioning_log_subject on provisioning_log (tenant_id, subject, at, request_id)
    where subject is not null;

alter table provisioning_log enable row level security;
alter table provisioning_log force row level security;
create policy tenant on provisioning_log using (
    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
    or (select current_setting('muster.tenant', true) = 'all'));
