package dev.muster.api.equipment;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Money as people and spreadsheets write it. Only what can be read in one way is read: {@code 1,299} is thirteen hundred
 * to one half of the world and one and a bit to the other.
 *
 * @param currency the code of ISO 4217 that stands beside the number; null where none does
 */
record Amount(BigDecimal value, @Nullable String currency) {
    private static final Pattern PARTS = Pattern.compile(
            "(?<before>[A-Z]{3}|[€£$])?\\h*(?<number>[0-9][0-9.,'’\\h]*?)\\h*(?<after>[A-Z]{3}|[€£$])?");

    // A mark in groups of three is for thousands once it comes twice, or once the other mark follows it.
    private static final Pattern PLAIN = Pattern.compile("([0-9]+)(?:[.,]([0-9]{1,2}))?");
    private static final Pattern WITH_COMMAS = Pattern.compile("([0-9]{1,3}(?:,[0-9]{3})+)\\.([0-9]{1,2})");
    private static final Pattern WITH_POINTS = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{3})+),([0-9]{1,2})");
    private static final Pattern WITH_GAPS = Pattern.compile("([0-9]{1,3}(?:['’\\h][0-9]{3})+)(?:[.,]([0-9]{1,2}))?");
    private static final Pattern WHOLE = Pattern.compile("([0-9]{1,3}(?:(?:,[0-9]{3}){2,}|(?:\\.[0-9]{3}){2,}))");
    private static final Pattern[] NUMBERS = {PLAIN, WITH_COMMAS, WITH_POINTS, WITH_GAPS, WHOLE};

    static final String CURE = "write an amount such as 1299.00 or 1,299.00 or 1.299,00, with at most two decimals;"
            + " three digits behind a single comma or point can be read in two ways";

    static Optional<Amount> parse(String text) {
        Matcher parts = PARTS.matcher(text.toUpperCase(Locale.ROOT));
        if (!parts.matches()) return Optional.empty();
        String before = parts.group("before");
        String after = parts.group("after");
        if (before != null && after != null && !Objects.equals(code(before), code(after))) return Optional.empty();
        String beside = before == null ? after : before;
        String number = parts.group("number");
        for (Pattern pattern : NUMBERS) {
            Matcher matcher = pattern.matcher(number);
            if (matcher.matches()) {
                String whole = matcher.group(1).replaceAll("[^0-9]", "");
                String decimals = matcher.groupCount() < 2 || matcher.group(2) == null ? "" : "." + matcher.group(2);
                return Optional.of(new Amount(new BigDecimal(whole + decimals), beside == null ? null : code(beside)));
            }
        }
        return Optional.empty();
    }

    /** A dollar alone may be of twenty countries: it names no currency. */
    private static @Nullable String code(String sign) {
        return switch (sign) {
            case "€" -> "EUR";
            case "£" -> "GBP";
            case "$" -> null;
            default -> sign;
        };
    }
}
