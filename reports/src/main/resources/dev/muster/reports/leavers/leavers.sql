-- Which disabled users still hold equipment, since when, and what is it worth?
-- One row per item. What hurts most comes first: departments, then people, then items by the value that is outstanding,
-- then by the days since the deactivation. Values in different currencies are added up for this order and nothing else.
-- A user who never was active has no deactivation: their creation stands for it.
with held as (
    select u.user_id,
           u.user_name,
           coalesce(u.document ->> 'displayName', u.document -> 'name' ->> 'formatted', u.user_name) as display_name,
           u.document -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' ->> 'department' as department,
           u.document -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' -> 'manager' ->> 'displayName'
               as manager,
           coalesce(u.deactivated_at, u.created) as deactivated_at,
           i.name as deactivated_by,
           e.equipment_id,
           e.asset_tag,
           e.model,
           e.serial_number,
           e.value,
           e.currency,
           e.checked_out_at,
           greatest(0, (:as_of at time zone :zone)::date
               - (coalesce(u.deactivated_at, u.created) at time zone :zone)::date) as days
      from user_view u
      join equipment_view e
        on e.tenant_id = u.tenant_id and e.holder = u.user_id
      left join integration_view i
        on i.tenant_id = u.tenant_id and i.integration_id = u.deactivated_by
     where u.tenant_id = :tenant
       and not u.active
)
select *
  from held
 order by sum(coalesce(value, 0)) over (partition by department) desc,
          department nulls last,
          sum(coalesce(value, 0)) over (partition by user_id) desc,
          days desc,
          user_name,
          user_id,
          coalesce(value, 0) desc,
          asset_tag,
          equipment_id
