package dev.muster.directory.group;

import dev.muster.directory.UserId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is wanted of a group's members: operations, folded in their order into one difference before anybody looks at who
 * is in. Immutable.
 */
public final class MembershipChange {
    /** The members stay as they are. */
    public static final MembershipChange NONE = new MembershipChange(false, Set.of(), Set.of());

    private final boolean nobodyElse;
    private final Set<UserId> in;
    private final Set<UserId> out;

    private MembershipChange(boolean nobodyElse, Set<UserId> in, Set<UserId> out) {
        this.nobodyElse = nobodyElse;
        this.in = Collections.unmodifiableSet(in);
        this.out = Collections.unmodifiableSet(out);
    }

    /** These are the members, and nobody else. */
    public static MembershipChange exactly(Collection<UserId> members) {
        return new MembershipChange(true, new LinkedHashSet<>(members), Set.of());
    }

    public MembershipChange adding(Collection<UserId> members) {
        return new MembershipChange(nobodyElse, with(in, members), without(out, members));
    }

    public MembershipChange removing(Collection<UserId> members) {
        return new MembershipChange(nobodyElse, without(in, members), nobodyElse ? out : with(out, members));
    }

    public boolean isNone() {
        return !nobodyElse && in.isEmpty() && out.isEmpty();
    }

    /** Whether whoever is not {@link #in} leaves. If not, those {@link #out} leave. */
    public boolean nobodyElse() {
        return nobodyElse;
    }

    public Set<UserId> in() {
        return in;
    }

    public Set<UserId> out() {
        return out;
    }

    private static Set<UserId> with(Set<UserId> some, Collection<UserId> more) {
        Set<UserId> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static Set<UserId> without(Set<UserId> some, Collection<UserId> less) {
        Set<UserId> rest = new LinkedHashSet<>(some);
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
