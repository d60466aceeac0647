package dev.muster.api.equipment.csv;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.projections.equipment.PossibleHolders.PossibleHolder;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a line was left alone.
 *
 * @param line   its number in the file, counted from 1; of a line that spans several, the first one
 * @param column as the file's header calls it; null where the whole line is at fault
 * @param value  what stands there, shortened
 * @param reason what is wrong, and how it would be right
 * @param candidates the users of whom one is meant, where a person has to say which; null where that is not the question
 */
public record ImportProblem(
        long line,
        @Nullable String column,
        @Nullable String value,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Candidate> candidates) {

    /** @param name how people call them; null where only the userName is known */
    public record Candidate(
            UUID id, String userName, @Nullable String name, boolean active) {
        public static Candidate of(PossibleHolder holder) {
            return new Candidate(holder.user().value(), holder.userName(), holder.name(), holder.active());
        }
    }

    public ImportProblem(long line, @Nullable String column, @Nullable String value, String reason) {
        this(line, column, value, reason, null);
    }

    private static final int LONGEST_VALUE = 100;

    public ImportProblem {
        if (value != null && value.length() > LONGEST_VALUE) value = value.substring(0, LONGEST_VALUE) + "…";
    }
}
