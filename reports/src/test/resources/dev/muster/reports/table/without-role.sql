-- Which active users have no role?
-- Those who have been there for longest come first.
select u.user_id,
       person_name(u.document, u.user_name) as display_name,
       u.user_name,
       u.document -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' ->> 'department' as department,
       u.owner is not null as provisioned,
       u.created,
       (:as_of at time zone :zone)::date - (u.created at time zone :zone)::date as days_since_creation,
       held.items,
       held.value,
       held.currency
  from user_view u
 cross join lateral (select count(*) as items, sum(value) as value, max(currency) as currency
                       from equipment_view
                      where tenant_id = :tenant and holder = u.user_id) held
 where u.tenant_id = :tenant
   and u.active
   and u.created < cast(:created_before as date)::timestamp at time zone :zone
   and not exists (select 1 from role_assignment r where r.tenant_id = :tenant and r.user_id = u.user_id)
 order by u.created, u.user_id
