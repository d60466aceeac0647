package dev.muster.api.equipment.csv;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A status as Snipe-IT exports it, in our words. Its reports write the label and, in parentheses, what the label means:
 * {@code Ready to Deploy (deployable)}.
 */
public final class StatusLabel {
    public static final String AVAILABLE = "available";
    public static final String ASSIGNED = "assigned";
    public static final String RETIRED = "retired";
    /** Out, and not with a person. */
    public static final String DEPLOYED = "deployed";

    private static final String REPAIR = "repair";

    private static final Pattern WITH_MEANING = Pattern.compile(
            "(.*?)\\s*\\((deployable|deployed|pending|undeployable|archived)\\)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> ON_THE_SHELF =
            Set.of("available", "ready to deploy", "deployable", "ready", "in stock", "in storage");
    private static final Set<String> WITH_SOMEBODY = Set.of("assigned", "deployed", "checked out", "in use");
    private static final Set<String> GONE = Set.of("retired", "archived", "disposed", "scrapped", "lost/stolen");

    private StatusLabel() {}

    public static String inOurWords(String label) {
        Matcher meaning = WITH_MEANING.matcher(label);
        if (meaning.matches()) {
            return switch (meaning.group(2).toLowerCase(Locale.ROOT)) {
                case "deployable" -> AVAILABLE;
                case "deployed" -> ASSIGNED;
                case "archived" -> RETIRED;
                default -> inOurWords(meaning.group(1));
            };
        }
        String folded = label.toLowerCase(Locale.ROOT);
        if (ON_THE_SHELF.contains(folded)) return AVAILABLE;
        if (WITH_SOMEBODY.contains(folded)) return ASSIGNED;
        if (GONE.contains(folded)) return RETIRED;
        return folded.contains(REPAIR) ? REPAIR : label;
    }
}
