-- From which revision of the projections the tables that clients read were made; no row where nobody said so yet. It belongs to
-- no tenant, and not to those tables either: they are exchanged as a whole.

create table projection_revision (
    only_row boolean     primary key default true check (only_row),
    revision integer     not null,
    since    timestamptz not null
);
