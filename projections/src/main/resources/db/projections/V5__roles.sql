-- Roles and whom they are mapped to. Who has a role is no table but a question to those that decide it: so it can't be out of
-- step, and a user or member costs nothing more to write.

create table role_view (
    tenant_id     uuid        not null,
    role_id       uuid        not null,
    name          text        not null,
    name_folded   text collate "C" not null,
    version       bigint      not null,
    created       timestamptz not null,
    last_modified timestamptz not null,
    primary key (tenant_id, role_id)
);
create unique index role_view_name on role_view (tenant_id, name_folded);

create table role_mapping (
    tenant_id  uuid    not null,
    role_id    uuid    not null,
    kind       text    not null check (kind in ('group', 'userType', 'user', 'everybody')),
    -- the group's or user's id, the folded userType, or nothing
    subject    text collate "C" not null,
    subject_id uuid generated always as (case when kind in ('group', 'user') then subject::uuid end) stored,
    -- a userType as it was written
    spelling   text,
    rank       integer not null,
    primary key (tenant_id, role_id, kind, subject)
);
create index role_mapping_subject on role_mapping (tenant_id, subject_id);

-- RFC 7643 4.1.1: userType is compared without regard to case
alter table user_view add column user_type_folded text collate "C";
create index user_view_user_type on user_view (tenant_id, user_type_folded) where user_type_folded is not null;

-- One row for each cause: who loses the last one has the role no more.
create view role_assignment with (security_invoker = true) as
    select r.tenant_id, m.member_id as user_id, r.role_id, r.kind, r.subject, r.subject_id, r.spelling, r.rank
      from role_mapping r join membership m on m.tenant_id = r.tenant_id and m.group_id = r.subject_id
     where r.kind = 'group'
    union all
    select r.tenant_id, u.user_id, r.role_id, r.kind, r.subject, r.subject_id, r.spelling, r.rank
      from role_mapping r join user_view u on u.tenant_id = r.tenant_id and u.user_type_folded = r.subject
     where r.kind = 'userType'
    union all
    select r.tenant_id, u.user_id, r.role_id, r.kind, r.subject, r.subject_id, r.spelling, r.rank
      from role_mapping r join user_view u on u.tenant_id = r.tenant_id and u.user_id = r.subject_id
     where r.kind = 'user'
    union all
    select r.tenant_id, u.user_id, r.role_id, r.kind, r.subject, r.subject_id, r.spelling, r.rank
      from role_mapping r join user_view u on u.tenant_id = r.tenant_id
     where r.kind = 'everybody';

do $$
declare t text;
begin
    foreach t in array array['role_view', 'role_mapping']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy tenant on %I using (
            tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
            or (select current_setting('muster.tenant', true) = 'all'))$p$, t);
    end loop;
end $$;
