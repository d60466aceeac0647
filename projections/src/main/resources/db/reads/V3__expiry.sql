-- Each first page clears away what has expired; without this it looked at every place that was still good.
create index list_walk_expires on list_walk (tenant_id, integration_id, expires);
