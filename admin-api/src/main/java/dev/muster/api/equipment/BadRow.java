package dev.muster.api.equipment;

import dev.muster.api.equipment.csv.Column;
import dev.muster.projections.equipment.PossibleHolders.PossibleHolder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The line cannot be done, as the directory is now. */
final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;

    final transient @Nullable Column column;
    final @Nullable String value;
    final String reason;
    final transient List<PossibleHolder> candidates;

    /**
     * @param column null where the whole line is at fault
     * @param reason what is wrong, and how it would be right
     */
    BadRow(@Nullable Column column, @Nullable String value, String reason) {
        this(column, value, reason, List.of());
    }

    /** @param candidates the users among whom a person has to choose */
    BadRow(@Nullable Column column, @Nullable String value, String reason, List<PossibleHolder> candidates) {
        super(reason, null, false, false);
        this.column = column;
        this.value = value;
        this.reason = reason;
        this.candidates = candidates;
    }
}
