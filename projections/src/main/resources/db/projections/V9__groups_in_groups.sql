-- A member is a user or a group. Both stand in one table: who leaves, and who is in what, is asked by the bare id.

alter table membership add column is_group boolean not null default false;

-- Roles go to who is in the mapped group directly: what a group contains was put there for other reasons.
create or replace view role_assignment with (security_invoker = true) as
    select r.tenant_id, m.member_id as user_id, r.role_id, r.kind, r.subject, r.subject_id, r.spelling, r.rank
      from role_mapping r join membership m on m.tenant_id = r.tenant_id and m.group_id = r.subject_id and not m.is_group
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
