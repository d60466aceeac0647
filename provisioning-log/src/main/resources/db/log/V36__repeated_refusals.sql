-- A line that stands for many: how many more were refused in the same way, and since when. Null where it stands for itself.
alter table provisioning_log add column repeats integer, add column repeats_since timestamptz;
