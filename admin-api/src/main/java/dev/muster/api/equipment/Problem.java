package dev.muster.api.equipment;

import org.jspecify.annotations.Nullable;

/**
 * Why a line was left alone.
 *
 * @param line   its number in the file, counted from 1; of a line that spans several, the first one
 * @param column as the file's header calls it; null where the whole line is at fault
 * @param value  what stands there, shortened
 * @param reason what is wrong, and how it would be right
 */
record Problem(long line, @Nullable String column, @Nullable String value, String reason) {
    private static final int LONGEST_VALUE = 100;

    Problem {
        if (value != null && value.length() > LONGEST_VALUE) value = value.substring(0, LONGEST_VALUE) + "…";
    }
}
