-- What people call a person: one rule for every page, list and letter. A userName is an account's name, and the last resort.
create function person_name(document json, user_name text) returns text language sql immutable parallel safe
return coalesce(
    nullif(btrim(document ->> 'displayName'), ''),
    nullif(btrim(document -> 'name' ->> 'formatted'), ''),
    nullif(btrim(coalesce(document -> 'name' ->> 'givenName', '') || ' ' || coalesce(document -> 'name' ->> 'familyName', '')), ''),
    user_name);
