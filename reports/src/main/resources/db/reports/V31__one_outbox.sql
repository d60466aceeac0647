-- One outbox for all letters: those that bring a report, whose content is the run's files, and those with a text of their own.

alter table report_delivery rename to delivery;
alter index report_delivery_open rename to delivery_open;
alter table delivery alter column run_id drop not null;
alter table delivery add column about text collate "C" not null default 'REPORT';
alter table delivery alter column about drop default;
alter table delivery add column subject text;
alter table delivery add column body text;
alter table delivery add constraint delivery_has_content
    check (run_id is not null or (subject is not null and body is not null));
-- Ann@example.com and ann@example.com were two recipients, each with a letter, and the number looks at no case
select set_config('muster.tenant', 'all', true);
update delivery d set message_id = message_id || '.' || delivery_id
 where exists (select from delivery e
                where e.tenant_id = d.tenant_id and e.message_id = d.message_id and e.delivery_id < d.delivery_id);
-- a letter of one number is put there once, however often somebody tries
create unique index delivery_number on delivery (tenant_id, message_id);
create index delivery_newest on delivery (tenant_id, created desc, delivery_id desc);
