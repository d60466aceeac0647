package dev.muster.reports.text;

import java.util.List;

/**
 * A figure that stands above the rows.
 *
 * @param lines more than one where several currencies stand beside each other
 */
public record KeyFigure(String label, List<String> lines) {
    public static KeyFigure of(String label, String value) {
        return new KeyFigure(label, List.of(value));
    }

    /** The amounts of a sum, or that there are none. */
    public static KeyFigure of(String label, Money sum) {
        return sum.isNothing() ? of(label, Wording.NOT_KNOWN) : new KeyFigure(label, sum.amounts());
    }

    /** All of it on one line. */
    public String line() {
        return String.join(" · ", lines);
    }
}
