package dev.muster.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was asked for and what was acknowledged, of each thing on its own, to be held against what is there after a kill. */
final class Ledger {
    /** What a thing looks like; the value is all of it that a single write has to bring at once. */
    record State(long version, String value) {}

    /** Finds a thing as the server shows it. */
    interface Shown {
        Optional<State> of(Entry entry) throws Exception;
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Set<Entry> touched = new LinkedHashSet<>();
    private long acknowledgedWrites;

    /** One thing. It is written by one writer at a time, so at most one write of it is not answered. */
    static final class Entry {
        final String resources;
        final String name;
        private @Nullable String id;
        private @Nullable State acknowledged;
        private @Nullable String unanswered;

        private Entry(String resources, String name) {
            this.resources = resources;
            this.name = name;
        }

        synchronized String id() {
            return id == null ? "" : id;
        }

        synchronized String value() {
            return acknowledged == null ? "" : acknowledged.value;
        }

        /** Whether everybody knows what it is like: then it may be changed. */
        synchronized boolean isSettled() {
            return unanswered == null && acknowledged != null && id != null;
        }

        @Override
        public String toString() {
            return resources + " " + name + ": acknowledged " + acknowledged + ", unanswered " + unanswered;
        }
    }

    /** Before a write goes out that makes it. */
    synchronized Entry asked(String resources, String name, String value) {
        Entry entry = new Entry(resources, name);
        entries.add(entry);
        asked(entry, value);
        return entry;
    }

    /** Before a write goes out that changes it. */
    synchronized void asked(Entry entry, String value) {
        touched.add(entry);
        synchronized (entry) {
            entry.unanswered = value;
        }
    }

    /** @param version null where the answer does not tell */
    synchronized void acknowledged(Entry entry, @Nullable String id, @Nullable Long version) {
        synchronized (entry) {
            if (id != null) entry.id = id;
            entry.acknowledged = new State(version == null ? -1 : version, String.valueOf(entry.unanswered));
            entry.unanswered = null;
        }
        acknowledgedWrites++;
    }

    synchronized long acknowledgedWrites() {
        return acknowledgedWrites;
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Those that were written since the last time. */
    void holdAgainstTouched(Shown shown) throws Exception {
        List<Entry> some;
        synchronized (this) {
            some = List.copyOf(touched);
            touched.clear();
        }
        hold(some, shown);
    }

    void holdAgainstAll(Shown shown) throws Exception {
        hold(entries(), shown);
    }

    private void hold(List<Entry> some, Shown shown) throws Exception {
        for (Entry entry : some) {
            Optional<State> found = shown.of(entry);
            if (isMissingRightly(entry, found)) {
                synchronized (this) {
                    entries.remove(entry);
                }
            } else {
                settle(entry, found);
            }
        }
    }

    private static boolean isMissingRightly(Entry entry, Optional<State> found) {
        return found.isEmpty() && entry.acknowledged == null;
    }

    private static void settle(Entry entry, Optional<State> found) {
        assertThat(found).as("%s", entry).isPresent();
        State there = found.orElseThrow();
        State known = entry.acknowledged;
        boolean isAsAcknowledged = known != null
                && there.value.equals(known.value)
                && (known.version < 0 || there.version == known.version);
        // whole: all of it, and as the one next change
        boolean isAsAsked = there.value.equals(entry.unanswered)
                && (known == null || known.version < 0 || there.version == known.version + 1);
        assertThat(isAsAcknowledged || isAsAsked)
                .as("%s; there is %s", entry, there)
                .isTrue();
        synchronized (entry) {
            entry.acknowledged = there;
            entry.unanswered = null;
        }
    }
}
