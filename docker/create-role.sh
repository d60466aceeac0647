#!/usr/bin/env bash
# Muster's own role: neither superuser nor BYPASSRLS, or row-level security would not keep tenants apart.
set -euo pipefail
psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set=password="$MUSTER_DATABASE_PASSWORD" <<'SQL'
create role muster login password :'password' nosuperuser nobypassrls nocreatedb nocreaterole;
create database muster owner muster;
SQL
