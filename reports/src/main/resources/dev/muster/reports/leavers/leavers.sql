-- Which disabled users still hold equipment, since when, and what is it worth?
-- One row per item. What hurts most comes first: departments, then people, then items. Where all values are in one currency
-- that is the value outstanding; where they are not, values cannot be compared, and it is the number of items, then the days
-- since the deactivation. A department's people, and a person's items, follow one another in either case.
-- Whoever was deleted is a leaver too, as last known. A user who never was active has no deactivation: their creation
-- stands for it. Where another person came under a leaver's record, what was given out before is still with the leaver, by
-- the name of then, until somebody has said that the two are the same.
-- A manager is whom the record names, by an id, a userName or an externalId of its client's; who is not there is called as the
-- client calls them.
with former as (
    select question_id, user_id, former_user_name, former_document, left_at, left_by, returned_at,
           lag(returned_at) over (partition by user_id order by returned_at, question_id) as earlier
      from identity_question
     where tenant_id = :tenant
       and status in ('OPEN', 'DELETED')
), leaver as (
    select user_id, user_name, document, coalesce(deactivated_at, created) as deactivated_at, deactivated_by,
           user_id as record, (select max(returned_at) from former f where f.user_id = u.user_id) as given_since,
           null::timestamptz as given_until
      from user_view u
     where tenant_id = :tenant
       and not active
    union all
    select user_id, user_name, document, coalesce(deactivated_at, deleted_at),
           case when deactivated_at is null then deleted_by else deactivated_by end,
           user_id, (select max(returned_at) from former f where f.user_id = u.user_id), null
      from deleted_user u
     where tenant_id = :tenant
    union all
    select question_id, former_user_name, former_document, left_at, left_by, user_id, earlier, returned_at
      from former
), held as (
    select l.user_id,
           l.user_name,
           person_name(l.document, l.user_name) as display_name,
           l.document -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' ->> 'department' as department,
           coalesce(boss.name, nullif(btrim(l.manager ->> 'displayName'), ''), nullif(btrim(l.manager ->> 'value'), ''))
               as manager,
           boss.user_name as manager_user_name,
           l.deactivated_at,
           i.name as deactivated_by,
           e.equipment_id,
           e.asset_tag,
           e.model,
           e.serial_number,
           e.value,
           e.currency,
           coalesce(e.held_since::timestamp at time zone :zone, e.checked_out_at) as checked_out_at,
           greatest(0, (:as_of at time zone :zone)::date - (l.deactivated_at at time zone :zone)::date) as days
      from (select leaver.*,
                   document -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' -> 'manager' as manager
              from leaver) l
      join equipment_view e
        on e.tenant_id = :tenant and e.holder = l.record
       and (l.given_since is null or e.checked_out_at > l.given_since)
       and (l.given_until is null or e.checked_out_at is null or e.checked_out_at <= l.given_until)
      left join lateral (
          select person_name(named.document, named.user_name) as name, named.user_name
            from (select 1 as rank, u.document, u.user_name
                    from user_view u
                   where u.tenant_id = :tenant
                     and u.user_id = case when pg_input_is_valid(l.manager ->> 'value', 'uuid')
                                          then (l.manager ->> 'value')::uuid end
                  union all
                  select 2, d.document, d.user_name
                    from deleted_user d
                   where d.tenant_id = :tenant
                     and d.user_id = case when pg_input_is_valid(l.manager ->> 'value', 'uuid')
                                          then (l.manager ->> 'value')::uuid end
                  union all
                  select 3, u.document, u.user_name
                    from user_view u
                   where u.tenant_id = :tenant and u.user_name_folded = folded(l.manager ->> 'value') collate "C"
                  union all
                  (select 4, u.document, u.user_name
                     from user_view r
                     join external_id x on x.tenant_id = :tenant and x.integration_id = r.owner and x.kind = 'User'
                                       and x.external_id = l.manager ->> 'value'
                     join user_view u on u.tenant_id = :tenant and u.user_id = x.resource_id
                    where r.tenant_id = :tenant and r.user_id = l.record
                    order by u.active desc, u.user_id limit 1)) named
           order by named.rank
           limit 1) boss on true
      left join integration_view i
        on i.tenant_id = :tenant and i.integration_id = l.deactivated_by
), compared as (
select held.*,
       case when min(coalesce(currency, '')) filter (where value is not null) over ()
                 = max(coalesce(currency, '')) filter (where value is not null) over ()
            then coalesce(value, 0) end as comparable
  from held
)
select *
  from compared
 order by sum(comparable) over (partition by department) desc nulls last,
          count(*) over (partition by department) desc,
          department nulls last,
          sum(comparable) over (partition by user_id) desc nulls last,
          count(*) over (partition by user_id) desc,
          days desc,
          user_name,
          user_id,
          comparable desc nulls last,
          currency nulls last,
          value desc nulls last,
          asset_tag,
          equipment_id
