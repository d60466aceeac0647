-- The day since when the holder has the item, where somebody said so; else it is the moment of the check-out.

alter table equipment_view add column held_since date;
