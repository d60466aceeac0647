-- Credentials that are OAuth clients: exchanged for tokens instead of shown. One that signs has public keys and no secret.

alter table credential_view alter column secret_sha256 drop not null;
alter table credential_view add column oauth boolean not null default false;
alter table credential_view add column client_keys text;
