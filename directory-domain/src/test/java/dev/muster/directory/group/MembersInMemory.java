package dev.muster.directory.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.UserId;
import dev.muster.directory.group.GroupEvent.MembersAdded;
import dev.muster.directory.group.GroupEvent.MembersRemoved;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The port of memberships, kept in memory, for one group. */
final class MembersInMemory implements Memberships {
    private final Set<UserId> users;
    private final Set<UserId> members = new HashSet<>();

    MembersInMemory(UserId... users) {
        this.users = new HashSet<>(List.of(users));
    }

    void addUsers(Collection<UserId> more) {
        users.addAll(more);
    }

    void see(Object event) {
        if (event instanceof MembersAdded added) members.addAll(added.users());
        if (event instanceof MembersRemoved removed) members.removeAll(removed.users());
    }

    @Override
    public Difference difference(GroupId group, MembershipChange change) {
        return new Difference(
                some(change.in(), user -> users.contains(user) && !members.contains(user)),
                some(
                        members,
                        user -> change.nobodyElse()
                                ? !change.in().contains(user)
                                : change.out().contains(user)),
                some(change.in(), user -> !users.contains(user)));
    }

    @Override
    public List<GroupId> groupsOf(UserId user) {
        throw new UnsupportedOperationException();
    }

    private static List<UserId> some(Collection<UserId> all, Predicate<UserId> which) {
        return all.stream()
                .filter(which)
                .sorted(Comparator.comparing(UserId::value))
                .toList();
    }
}
