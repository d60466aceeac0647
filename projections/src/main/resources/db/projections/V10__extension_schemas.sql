-- Extension schemas that the operator has written, and the values that they want unique.

create table extension_schema (
    tenant_id     uuid        not null, -- of no tenant, the zero one: all have them
    schema_id     uuid        not null,
    urn           text        not null,
    resource_type text        not null,
    file          text        not null,
    sha256        text        not null,
    definition    text        not null,
    in_use        boolean     not null,
    version       bigint      not null,
    since         timestamptz not null,
    primary key (tenant_id, schema_id)
);

-- What stands in name_claim for a value, and so what counts as the same. Claims are made of documents that are there, too,
-- so there is one text for it, here. Long values stand there as their digest: a key of an index must not be long.
create function unique_key(value text, case_exact boolean) returns text language sql immutable strict parallel safe as $$
    select case when octet_length(k.key) > 500 then 'sha256 ' || encode(sha256(convert_to(k.key, 'UTF8')), 'hex')
                else k.key end
      from (select case when case_exact then value
                        else normalize(casefold(normalize(value, nfkc) collate pg_unicode_fast), nfkc) end as key) k
$$;

do $$
declare t text;
begin
    foreach t in array array['extension_schema']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy tenant on %I using (
            tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
            or (select current_setting('muster.tenant', true) = 'all'))$p$, t);
    end loop;
end $$;
