-- What is ordered (schedules), what was made of it (runs and their files), and who got it (deliveries).
-- A run keeps what the schedule said at that time, so it stays readable when the schedule is changed or deleted.

create table report_schedule (
    tenant_id           uuid        not null,
    schedule_id         uuid        not null,
    report              text        not null,
    cron                text        not null,
    time_zone           text        not null,
    recipients          text[]      not null,
    only_when_something boolean     not null,
    enabled             boolean     not null,
    created             timestamptz not null,
    last_modified       timestamptz not null,
    version             bigint      not null,
    primary key (tenant_id, schedule_id)
);

create table report_run (
    tenant_id           uuid        not null,
    run_id              uuid        not null,
    schedule_id         uuid        not null,
    scheduled_for       timestamptz not null,
    cause               text        not null check (cause in ('SCHEDULE', 'REQUEST')),
    report              text        not null,
    time_zone           text        not null,
    recipients          text[]      not null,
    only_when_something boolean     not null,
    state               text        not null
        check (state in ('DUE', 'GENERATING', 'GENERATED', 'NOTHING_TO_REPORT', 'FAILED')),
    attempts            int         not null,
    not_before          timestamptz not null,
    as_of               timestamptz,
    row_count           bigint,
    subject             text,
    failure             text,
    created             timestamptz not null,
    finished            timestamptz,
    version             bigint      not null,
    primary key (tenant_id, run_id),
    -- a schedule's fire time is made into a run once, however often and wherever it fires
    unique (tenant_id, schedule_id, scheduled_for)
);
create index report_run_newest on report_run (tenant_id, scheduled_for desc, run_id);
create index report_run_open on report_run (tenant_id, not_before) where state in ('DUE', 'GENERATING');

create table report_file (
    tenant_id uuid   not null,
    run_id    uuid   not null,
    form      text   not null check (form in ('TEXT', 'HTML', 'PDF', 'CSV')),
    name      text   not null,
    size      bigint not null,
    sha256    text   not null check (sha256 ~ '^[0-9a-f]{64}$'),
    primary key (tenant_id, run_id, form),
    foreign key (tenant_id, run_id) references report_run
);

create table report_file_chunk (
    tenant_id uuid  not null,
    run_id    uuid  not null,
    form      text  not null,
    position  int   not null,
    content   bytea not null,
    primary key (tenant_id, run_id, form, position),
    foreign key (tenant_id, run_id, form) references report_file
);
-- PDF and the like are packed already
alter table report_file_chunk alter column content set storage external;

create table report_delivery (
    tenant_id    uuid        not null,
    delivery_id  uuid        not null,
    run_id       uuid        not null,
    recipient    text        not null,
    state        text        not null check (state in ('PENDING', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN')),
    attempts     int         not null,
    not_before   timestamptz not null,
    place        text,
    message_id   text        not null,
    failure      text,
    created      timestamptz not null,
    attempted_at timestamptz,
    finished     timestamptz,
    version      bigint      not null,
    primary key (tenant_id, delivery_id),
    unique (tenant_id, run_id, recipient),
    foreign key (tenant_id, run_id) references report_run
);
create index report_delivery_open on report_delivery (tenant_id, not_before) where state in ('PENDING', 'SENDING');

-- A generated file is evidence: it may go with its run when that is no longer kept, but it never changes.
create function report_file_never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'a generated report never changes' using errcode = 'restrict_violation';
end
$$;
create trigger never_changes before update on report_file for each row execute function report_file_never_changes();
create trigger never_changes before update on report_file_chunk for each row execute function report_file_never_changes();

do $$
declare
    t text;
begin
    foreach t in array array['report_schedule', 'report_run', 'report_file', 'report_file_chunk', 'report_delivery'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy tenant on %I using (
            tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
            or (select current_setting('muster.tenant', true) = 'all'))$p$, t);
    end loop;
end
$$;
