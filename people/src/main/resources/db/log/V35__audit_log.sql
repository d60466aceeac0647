-- What was done to people and settings, who signed in, and who took data along: added to, never changed. Nothing but INSERT and
-- SELECT is granted on it, and a trigger refuses the rest even to an owner who grants itself more.

create table audit_log (
    tenant_id    uuid, -- null: what belongs to no tenant, such as the operators' own sign-ins
    entry_id     uuid        not null,
    at           timestamptz not null,
    kind         text        not null,
    actor        text        not null, -- person/…, integration/…, muster, stranger, command-line
    actor_id     uuid,
    address      text,
    request      text        not null,
    subject_type text,
    subject_id   uuid,
    details      json        not null,
    unique nulls not distinct (tenant_id, entry_id)
);

create index audit_log_time on audit_log (tenant_id, at, entry_id);
create index audit_log_actor on audit_log (tenant_id, actor_id, at, entry_id) where actor_id is not null;
create index audit_log_subject on audit_log (tenant_id, subject_id, at, entry_id) where subject_id is not null;

-- What is an event as well was one before there was this table.
select set_config('muster.tenant', 'all', true);
insert into audit_log (tenant_id, entry_id, at, kind, actor, actor_id, request, subject_type, subject_id, details)
select tenant_id, event_id, time_stamp, payload_type, meta_data ->> 'actor',
       case when meta_data ->> 'actor' like 'person/%' then substr(meta_data ->> 'actor', 8)::uuid
            when meta_data ->> 'actor' like 'integration/%' then split_part(meta_data ->> 'actor', '/', 3)::uuid end,
       meta_data ->> 'request', aggregate_type, aggregate_id,
       (payload::jsonb - 'secretSha256' - 'oauth' - 'tenant' - 'integration' - 'role')::json
  from domain_event
 where aggregate_type in ('Tenant', 'Integration', 'Role');

create function audit_log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is append-only: % is refused', tg_op;
end $$;

create trigger audit_log_append_only before update or delete on audit_log
    for each row execute function audit_log_is_append_only();
create trigger audit_log_never_truncated before truncate on audit_log
    for each statement execute function audit_log_is_append_only();

revoke all on audit_log from public;
revoke update, delete, truncate on audit_log from current_user;

alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy tenant on audit_log using (
    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
    or (select current_setting('muster.tenant', true) = 'all'));
