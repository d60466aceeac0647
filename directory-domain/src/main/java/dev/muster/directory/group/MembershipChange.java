package dev.muster.directory.group;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What is wanted of a group's members: operations, folded in their order into one difference before anybody looks at who
 * is in. Members go by their bare ids, because whether one is a user or a group is found out only then. Immutable.
 */
public final class MembershipChange {
    /** The members stay as they are. */
    public static final MembershipChange NONE = new MembershipChange(false, Set.of(), Set.of());

    private final boolean nobodyElse;
    private final Set<UUID> in;
    private final Set<UUID> out;

    private MembershipChange(boolean nobodyElse, Set<UUID> in, Set<UUID> out) {
        this.nobodyElse = nobodyElse;
        this.in = Collections.unmodifiableSet(in);
        this.out = Collections.unmodifiableSet(out);
    }

    /** These are the members, and nobody else. */
    public static MembershipChange exactly(Collection<UUID> members) {
        return new MembershipChange(true, new LinkedHashSet<>(members), Set.of());
    }

    public MembershipChange adding(Collection<UUID> members) {
        return new MembershipChange(nobodyElse, with(in, members), without(out, members));
    }

    public MembershipChange removing(Collection<UUID> members) {
        return new MembershipChange(nobodyElse, without(in, members), nobodyElse ? out : with(out, members));
    }

    public boolean isNone() {
        return !nobodyElse && in.isEmpty() && out.isEmpty();
    }

    /** Whether whoever is not {@link #in} leaves. If not, those {@link #out} leave. */
    public boolean nobodyElse() {
        return nobodyElse;
    }

    public Set<UUID> in() {
        return in;
    }

    public Set<UUID> out() {
        return out;
    }

    private static Set<UUID> with(Set<UUID> some, Collection<UUID> more) {
        Set<UUID> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static Set<UUID> without(Set<UUID> some, Collection<UUID> less) {
        Set<UUID> rest = new LinkedHashSet<>(some);
        less.forEach(rest::remove);
        return rest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MembershipChange that
                && nobodyElse == that.nobodyElse
                && in.equals(that.in)
                && out.equals(that.out);
    }

    @Override
    public int hashCode() {
        return in.hashCode() - out.hashCode();
    }

    @Override
    public String toString() {
        return (nobodyElse ? "exactly " : "in ") + in.size() + (nobodyElse ? "" : ", out " + out.size());
    }
}
