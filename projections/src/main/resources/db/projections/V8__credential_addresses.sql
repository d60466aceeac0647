-- From where a credential may be used, as CIDR blocks; empty where from anywhere.

alter table credential_view add column allowed_from text[] not null default '{}';
