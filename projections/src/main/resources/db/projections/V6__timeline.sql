-- What happened to whom: an entry for the resource itself, and one for every other resource that an event concerns (whoever
-- joined a group, whoever was given an item). Nothing personal stands here; the event has it, and may lose it.

create table timeline_entry (
    tenant_id      uuid        not null,
    subject_id     uuid        not null,
    position       bigint      not null,
    subject_type   text        not null,
    is_own         boolean     not null, -- whether the event is the subject's own
    kind           text        not null,
    at             timestamptz not null,
    actor          text        not null,
    actor_id       uuid, -- the integration or the person; null for Muster itself
    request        text        not null,
    cause          text,
    primary key (tenant_id, subject_id, position)
);
create index timeline_entry_position on timeline_entry (tenant_id, position) where is_own;
create index timeline_entry_actor on timeline_entry (tenant_id, actor_id, position) where is_own;
create index timeline_entry_kind on timeline_entry (tenant_id, kind, position) where is_own;

do $$
declare t text;
begin
    foreach t in array array['timeline_entry']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy tenant on %I using (
            tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
            or (select current_setting('muster.tenant', true) = 'all'))$p$, t);
    end loop;
end $$;
