-- Records under which another person came than the one who left, and what somebody said of it. Who left is kept as they were:
-- the record itself speaks of the one who came.

create table identity_question (
    tenant_id          uuid        not null,
    question_id        uuid        not null,
    user_id            uuid        not null,
    status             text        not null check (status in ('OPEN', 'SAME_PERSON', 'ANOTHER', 'DELETED')),
    former_user_name   text        not null,
    former_document    json        not null,
    former_external_id text,
    external_id        text,
    left_at            timestamptz not null,
    left_by            uuid,
    returned_at        timestamptz not null, -- items that were given out before are the former one's
    asked_at           timestamptz not null,
    asked_by           text        not null,
    answered_at        timestamptz,
    answered_by        text,
    successor          uuid,
    primary key (tenant_id, question_id)
);
create index identity_question_user on identity_question (tenant_id, user_id);
create index identity_question_open on identity_question (tenant_id, question_id) where status = 'OPEN';

-- The groups and roles that were taken from the record with the question.
create table withdrawn_access (
    tenant_id   uuid    not null,
    question_id uuid    not null,
    kind        text    not null check (kind in ('group', 'role')),
    subject_id  uuid    not null,
    rank        integer, -- of the role's mapping
    primary key (tenant_id, question_id, kind, subject_id)
);

do $$
declare t text;
begin
    foreach t in array array['identity_question', 'withdrawn_access']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy tenant on %I using (
            tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
            or (select current_setting('muster.tenant', true) = 'all'))$p$, t);
    end loop;
end $$;
