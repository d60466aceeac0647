-- A walk over a sorted list goes on behind a value, too.
alter table list_walk add column last_value text collate "C";

-- Seals the cursors of all nodes. It is no tenant's, and worth nothing to whoever has no place in the list: it lets nobody in.
create table cursor_key (
    only_one boolean     primary key default true check (only_one),
    key      bytea       not null,
    made     timestamptz not null default now()
);

-- A time as documents write it (RFC 7643 2.3.5); without a zone it is UTC, and what PostgreSQL cannot hold is none.
create function time_of(value text) returns timestamptz language sql stable strict parallel safe return
    (select case when pg_input_is_valid(t.zoned, 'timestamp with time zone') then t.zoned::timestamptz end
       from (select case when value ~ '(Z|[+-][0-9]{2}(:[0-9]{2}){0,2})$' then value else value || 'Z' end as zoned) t);
