-- What clients read, written in the transaction of the command. No file here names a schema: a replay runs the same
-- files into a shadow one.

create table tenant_view (
    tenant_id uuid primary key,
    name      text        not null,
    opened    timestamptz not null
);

create table integration_view (
    tenant_id              uuid        not null,
    integration_id         uuid        not null,
    name                   text        not null,
    profile                text        not null,
    reactivate_returning   boolean     not null,
    only_predefined_groups boolean     not null,
    version                bigint      not null,
    created                timestamptz not null,
    last_modified          timestamptz not null,
    primary key (tenant_id, integration_id)
);

create table credential_view (
    tenant_id      uuid        not null,
    credential_id  uuid        not null,
    integration_id uuid        not null,
    secret_sha256  text        not null,
    scopes         text[]      not null,
    hint           text        not null,
    basic_user     text,
    issued         timestamptz not null,
    expires        timestamptz,
    revoked        timestamptz,
    primary key (tenant_id, credential_id)
);
-- Whose secret is this? Asked before any tenant is known.
create unique index credential_secret on credential_view (secret_sha256);

create table predefined_group (
    tenant_id      uuid not null,
    integration_id uuid not null,
    folded         text collate "C" not null,
    display_name   text not null,
    primary key (tenant_id, integration_id, folded)
);

-- A decision table: commands claim here before they append. Never rebuilt in place.
create table name_claim (
    tenant_id uuid not null,
    kind      text not null,
    folded    text collate "C" not null,
    owner     uuid not null,
    primary key (tenant_id, kind, folded)
);

create table user_view (
    tenant_id           uuid        not null,
    user_id             uuid        not null,
    owner               uuid,
    user_name           text        not null,
    user_name_folded    text collate "C" not null,
    active              boolean     not null,
    user_type           text,
    display_name_folded text collate "C",
    family_name_folded  text collate "C",
    given_name_folded   text collate "C",
    document            json        not null, -- without userName and active, which have columns
    version             bigint      not null,
    created             timestamptz not null,
    last_modified       timestamptz not null,
    deactivated_at      timestamptz,
    deactivated_by      uuid,
    primary key (tenant_id, user_id)
) with (fillfactor = 80);
create unique index user_view_user_name on user_view (tenant_id, user_name_folded);
create index user_view_display_name on user_view (tenant_id, display_name_folded);

-- Whoever was deleted, as last known: equipment may still be with them.
create table deleted_user (
    tenant_id      uuid        not null,
    user_id        uuid        not null,
    user_name      text        not null,
    document       json        not null,
    deactivated_at timestamptz,
    deactivated_by uuid,
    deleted_at     timestamptz not null,
    deleted_by     uuid,
    primary key (tenant_id, user_id)
);

-- One row for each e-mail address, folded, for filters on emails.value.
create table user_email (
    tenant_id  uuid    not null,
    folded     text collate "C" not null,
    user_id    uuid    not null,
    is_primary boolean not null,
    primary key (tenant_id, folded, user_id)
);
create index user_email_of_user on user_email (tenant_id, user_id);

-- externalId is opaque data of one integration: kept beside the document, not unique, seen by its integration only.
create table external_id (
    tenant_id      uuid not null,
    integration_id uuid not null,
    resource_id    uuid not null,
    kind           text not null,
    external_id    text collate "C" not null,
    primary key (tenant_id, resource_id, integration_id)
);
create index external_id_value on external_id (tenant_id, integration_id, kind, external_id);

-- A document with changes folded in: [{"attribute": …, "after": …}], an extension's attribute as urn:…:User:department.
create function fold_document(document json, changes json) returns json language plpgsql immutable as $$
declare
    folded jsonb := document::jsonb;
    change jsonb;
    attribute text;
    urn text;
    extension jsonb;
begin
    for change in select value from jsonb_array_elements(changes::jsonb) loop
        attribute := change ->> 'attribute';
        if attribute like 'urn:%' then
            urn := regexp_replace(attribute, ':[^:]*$', '');
            extension := coalesce(folded -> urn, '{}'::jsonb) - substr(attribute, length(urn) + 2);
            if change ? 'after' then
                extension := extension || jsonb_build_object(substr(attribute, length(urn) + 2), change -> 'after');
            end if;
            folded := folded - urn;
            if extension <> '{}'::jsonb then
                folded := folded || jsonb_build_object(urn, extension);
            end if;
        else
            folded := folded - attribute;
            if change ? 'after' then
                folded := folded || jsonb_build_object(attribute, change -> 'after');
            end if;
        end if;
    end loop;
    return folded::json;
end $$;

do $$
declare t text;
begin
    foreach t in array array['tenant_view', 'integration_view', 'credential_view', 'predefined_group', 'name_claim',
                             'user_view', 'deleted_user', 'user_email', 'external_id']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy tenant on %I using (
            tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
            or (select current_setting('muster.tenant', true) = 'all'))$p$, t);
    end loop;
end $$;
