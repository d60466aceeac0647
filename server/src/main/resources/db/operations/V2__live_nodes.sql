-- Which servers are up on this database, as far as they have said so lately.

create table live_node (
    node_id uuid        primary key,
    seen    timestamptz not null
);
