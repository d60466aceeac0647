-- Text in which case does not count, as it is compared: what Folding in the directory's own code says, for every text. So what
-- is invisible is dropped here, too. Letters are folded before compatibility forms are taken apart and once more behind that,
-- because the order of marks must not come in between; U+037A, an iota that follows a space, is put in that order by name.
-- Both know Unicode 16.0 and leave alone what came later. Most text is ASCII, for which the short way gives the same.
create or replace function folded(value text) returns text language plpgsql immutable strict parallel safe as $$
begin
    if octet_length(value) = char_length(value) then
        return casefold(value collate pg_unicode_fast);
    end if;
    return normalize(casefold(normalize(casefold(replace(regexp_replace(value,
        '[\u00AD\u034F\u061C\u115F-\u1160\u17B4-\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F'
        || '\uFEFF\uFFA0\uFFF0-\uFFF8\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]', '', 'g'),
        U&'\037A', U&' \03B9') collate pg_unicode_fast), nfkc) collate pg_unicode_fast), nfkc);
end $$;

create or replace function unique_key(value text, case_exact boolean) returns text
language sql immutable strict parallel safe as $$
    select case when octet_length(k.key) > 500 then 'sha256 ' || encode(sha256(convert_to(k.key, 'UTF8')), 'hex')
                else k.key end
      from (select case when case_exact then value else folded(value) end as key) k
$$;
