-- The state of a group leaves out which groups are in it, as it leaves out its users.
drop index domain_event_group_state;
create index domain_event_group_state on domain_event (tenant_id, aggregate_id, sequence_number)
    where aggregate_type = 'Group'
      and payload_type not in ('MembersAdded', 'MembersRemoved', 'MemberGroupsAdded', 'MemberGroupsRemoved');
