-- What filters need beside the columns there are.

-- Text in which case does not count, folded while it is compared: for attributes without a folded column. It agrees with
-- the folding of the directory's own code on all letters; that one also drops what is invisible.
create function folded(value text) returns text language sql immutable strict parallel safe
    return normalize(casefold(normalize(value, nfkc) collate pg_unicode_fast), nfkc);

-- emails[type eq "work" and value eq "…"] speaks of one address at a time.
alter table user_email add column type_folded text collate "C" not null default '';
alter table user_email drop constraint user_email_pkey;
alter table user_email add primary key (tenant_id, folded, user_id, type_folded);
