-- The policies of an integration beyond the two that have columns, all in one text; null where none of them is set.

alter table integration_view add column policies json;
