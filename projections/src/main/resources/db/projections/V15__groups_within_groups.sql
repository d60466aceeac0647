-- What is in a group and a group itself: few of all members, and each step of a walk downwards asks for them.

create index membership_groups on membership (tenant_id, group_id, member_id) where is_group;
