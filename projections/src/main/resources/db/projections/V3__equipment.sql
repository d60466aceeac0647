-- Things lent to people. Text that clients filter by stands beside its folded form.

create table equipment_view (
    tenant_id            uuid        not null,
    equipment_id         uuid        not null,
    owner                uuid,
    asset_tag            text        not null,
    asset_tag_folded     text collate "C" not null,
    serial_number        text,
    serial_number_folded text collate "C",
    model                text,
    model_folded         text collate "C",
    manufacturer         text,
    manufacturer_folded  text collate "C",
    category             text,
    category_folded      text collate "C",
    value                numeric(14, 2),
    currency             text,
    purchase_date        date,
    status               text        not null,
    status_folded        text collate "C" not null,
    holder               uuid,        -- may have been deleted: deleted_user remembers them
    checked_out_at       timestamptz,
    document             json        not null, -- without status and holder, which have columns
    version              bigint      not null,
    created              timestamptz not null,
    last_modified        timestamptz not null,
    primary key (tenant_id, equipment_id)
) with (fillfactor = 80);
create unique index equipment_view_asset_tag on equipment_view (tenant_id, asset_tag_folded);
create index equipment_view_serial_number on equipment_view (tenant_id, serial_number_folded);
create index equipment_view_holder on equipment_view (tenant_id, holder) where holder is not null;

do $$
declare t text;
begin
    foreach t in array array['equipment_view']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy tenant on %I using (
            tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
            or (select current_setting('muster.tenant', true) = 'all'))$p$, t);
    end loop;
end $$;
