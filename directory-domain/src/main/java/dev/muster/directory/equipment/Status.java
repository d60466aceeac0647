package dev.muster.directory.equipment;

import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.text.Folding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * The state of an item, in a word. "assigned" and "retired" follow from what happened to it; of an item that lies on the
 * shelf clients may say what they like ("repair", "reserved").
 */
final class Status {
    static final String ATTRIBUTE = "status";
    static final String AVAILABLE = "available";
    static final String ASSIGNED = "assigned";
    static final String RETIRED = "retired";
    private static final List<String> OURS = List.of(AVAILABLE, ASSIGNED, RETIRED, "repair");

    private Status() {}

    /** Our own words are compared in any case (RFC 7643 §2.2), and kept in ours. */
    static @Nullable String canonical(@Nullable String text) {
        if (text == null) return null;
        return OURS.stream().filter(Folding.fold(text)::equals).findFirst().orElse(text);
    }

    /** Of a new item that nobody holds. */
    static String onTheShelf(@Nullable String wanted) {
        if (ASSIGNED.equals(wanted)) throw needsHolder();
        return wanted == null ? AVAILABLE : wanted;
    }

    /**
     * Of an item whose holder was just settled.
     *
     * @param now          what it is after the check-out or the return, if there was one
     * @param held         whether somebody holds it now
     * @param changedHands whether it was handed out or taken back by the same command: a client that echoes the old
     *                     status with the new holder means the holder
     */
    static String settled(String now, @Nullable String wanted, boolean held, boolean changedHands) {
        if (wanted == null || wanted.equals(now)) return now;
        if (held) {
            if (changedHands) return now;
            throw refused(
                    wanted,
                    "somebody holds the item, so it is assigned; take it back first, in SCIM by clearing holder");
        }
        if (wanted.equals(ASSIGNED)) {
            if (changedHands) return now;
            throw needsHolder();
        }
        return wanted;
    }

    private static DocumentRefusal needsHolder() {
        return refused(
                ASSIGNED,
                "nobody holds the item; check it out first, in SCIM by setting holder.value to the id of a user");
    }

    private static DocumentRefusal refused(String wanted, String cure) {
        return new DocumentRefusal.InvalidValue(ATTRIBUTE, StringNode.valueOf(Objects.requireNonNull(wanted)), cure);
    }
}
