package dev.muster.api.equipment.csv;

import dev.muster.directory.text.Blanks;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Money as people and spreadsheets write it. Only what can be read in one way is read: {@code 1,299} is thirteen hundred
 * to one half of the world and one and a bit to the other.
 *
 * @param sign what stands beside the number; null where nothing does
 */
public record Amount(BigDecimal value, @Nullable CurrencySign sign) {
    private static final Pattern PARTS = Pattern.compile(
            "(?<before>[^0-9]*)(?<number>[0-9](?:[0-9.,'’ʼ\\h]*[0-9])?)(?<round>[.,][-–—]{1,2})?(?<after>[^0-9]*)");

    // A mark in groups of three is for thousands once it comes twice, or once the other mark follows it.
    private static final Pattern PLAIN = Pattern.compile("([0-9]+)(?:[.,]([0-9]{1,2}))?");
    private static final Pattern WITH_COMMAS = Pattern.compile("([0-9]{1,3}(?:,[0-9]{3})+)\\.([0-9]{1,2})");
    private static final Pattern WITH_POINTS = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{3})+),([0-9]{1,2})");
    private static final Pattern WITH_GAPS = Pattern.compile("([0-9]{1,3}(?:['’ʼ\\h][0-9]{3})+)(?:[.,]([0-9]{1,2}))?");
    private static final Pattern WHOLE = Pattern.compile("([0-9]{1,3}(?:(?:,[0-9]{3}){2,}|(?:\\.[0-9]{3}){2,}))");
    private static final Pattern[] NUMBERS = {PLAIN, WITH_COMMAS, WITH_POINTS, WITH_GAPS, WHOLE};

    public static final String CURE =
            "write an amount such as 1299.00 or 1,299.00 or 1.299,00, with at most two decimals;"
                    + " three digits behind a single comma or point can be read in two ways";

    public static Optional<Amount> parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) return Optional.empty();
        String before = Blanks.strip(parts.group("before"));
        String after = Blanks.strip(parts.group("after"));
        CurrencySign sign = null;
        if (!before.isEmpty() || !after.isEmpty()) {
            Optional<CurrencySign> beside = CurrencySign.beside(before, after);
            if (beside.isEmpty()) return Optional.empty();
            sign = beside.get();
        }
        Optional<BigDecimal> number = number(parts.group("number"), parts.group("round") != null);
        if (number.isEmpty()) return Optional.empty();
        return Optional.of(new Amount(number.get(), sign));
    }

    /** @param round with a dash in place of decimals, as shops write it */
    private static Optional<BigDecimal> number(String text, boolean round) {
        for (Pattern pattern : NUMBERS) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.matches()) continue;
            String whole = matcher.group(1).replaceAll("[^0-9]", "");
            String decimals = matcher.groupCount() < 2 ? null : matcher.group(2);
            if (round && decimals != null) return Optional.empty();
            return Optional.of(new BigDecimal(decimals == null ? whole : whole + "." + decimals));
        }
        // with the dash there are no decimals to mistake the thousands for
        if (round && text.matches("[0-9]{1,3}[.,][0-9]{3}"))
            return Optional.of(new BigDecimal(text.replaceAll("[.,]", "")));
        return Optional.empty();
    }
}
