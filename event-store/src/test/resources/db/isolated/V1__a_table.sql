create table isolated (tenant_id uuid not null, id integer not null, primary key (tenant_id, id));

select pg_temp.isolate_tenants('isolated');
