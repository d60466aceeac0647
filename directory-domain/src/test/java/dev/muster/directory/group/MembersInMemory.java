package dev.muster.directory.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.UserId;
import dev.muster.directory.group.GroupEvent.MemberGroupsAdded;
import dev.muster.directory.group.GroupEvent.MemberGroupsRemoved;
import dev.muster.directory.group.GroupEvent.MembersAdded;
import dev.muster.directory.group.GroupEvent.MembersRemoved;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The port of memberships, kept in memory, for one group. */
final class MembersInMemory implements Memberships {
    private final Set<UserId> users;
    private final Set<GroupId> groups = new HashSet<>();
    private final Set<GroupId> above = new HashSet<>();
    private final Set<ResourceId> members = new HashSet<>();

    MembersInMemory(UserId... users) {
        this.users = new HashSet<>(List.of(users));
    }

    void addUsers(Collection<UserId> more) {
        users.addAll(more);
    }

    void addGroup(GroupId group) {
        groups.add(group);
    }

    /** A group that contains the one in question. */
    void addGroupAbove(GroupId group) {
        groups.add(group);
        above.add(group);
    }

    void see(Object event) {
        if (event instanceof MembersAdded added) members.addAll(added.users());
        if (event instanceof MembersRemoved removed) members.removeAll(removed.users());
        if (event instanceof MemberGroupsAdded added) members.addAll(added.groups());
        if (event instanceof MemberGroupsRemoved removed) members.removeAll(removed.groups());
    }

    @Override
    public Difference difference(GroupId group, MembershipChange change) {
        Predicate<ResourceId> joins = member -> change.in().contains(member.value()) && !members.contains(member);
        Predicate<ResourceId> leaves = member -> members.contains(member)
                && (change.nobodyElse()
                        ? !change.in().contains(member.value())
                        : change.out().contains(member.value()));
        return new Difference(
                some(users, joins),
                some(users, leaves),
                new Nesting(
                        some(groups, joins.and(member -> !above.contains(member))),
                        some(groups, leaves),
                        some(groups, joins.and(above::contains))),
                change.in().stream().filter(this::isUnknown).sorted().toList());
    }

    private boolean isUnknown(UUID id) {
        return Stream.concat(users.stream(), groups.stream())
                .noneMatch(known -> known.value().equals(id));
    }

    @Override
    public int size(GroupId group) {
        return members.size();
    }

    @Override
    public List<GroupId> groupsOf(ResourceId member) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void holdForDeletion(GroupId group) {
        // nobody else is here
    }

    private static <T extends ResourceId> List<T> some(Collection<T> all, Predicate<? super T> which) {
        return all.stream()
                .filter(which)
                .sorted(Comparator.comparing(ResourceId::value))
                .toList();
    }
}
