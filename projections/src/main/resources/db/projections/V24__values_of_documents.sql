-- What a document says, as a value. An earlier build, or a schema as it was then, may have let in what is none: null, as in memory
-- (Comparison). The first reader of times took 24:00 and seconds of 60, and no small letters.
create function moment_of(value text) returns timestamptz language sql stable strict parallel safe return
    (select case when t.zoned ~ ('^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{0,9})?)?'
                                 || '(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)$')
                  and pg_input_is_valid(t.zoned, 'timestamp with time zone') then t.zoned::timestamptz end
       from (select upper(value) || case when value ~* '(Z|[+-][0-9]{2}:[0-9]{2})$' then '' else 'Z' end as zoned) t);

create function number_of(value text) returns numeric language sql immutable strict parallel safe return
    case when length(value) <= 150 and value ~ '^-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,3})?$' then value::numeric end;
