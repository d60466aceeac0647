package dev.muster.reports.leavers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sums of money by currency. Currencies are never added to each other. */
final class Money {
    private static final String UNKNOWN = "";
    private final Map<String, BigDecimal> sums = new TreeMap<>();

    void add(@Nullable BigDecimal value, @Nullable String currency) {
        if (value != null) sums.merge(currency == null ? UNKNOWN : currency, value, BigDecimal::add);
    }

    boolean isNothing() {
        return sums.isEmpty();
    }

    /** Each sum, the largest first. */
    List<String> amounts() {
        return sums.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(sum -> amount(sum.getValue(), sum.getKey()))
                .toList();
    }

    @Override
    public String toString() {
        return amounts().stream().collect(Collectors.joining(" · "));
    }

    static String amount(BigDecimal value, @Nullable String currency) {
        String number = String.format(Locale.UK, "%,.2f", value.setScale(2, RoundingMode.HALF_UP));
        return currency == null || currency.isEmpty() ? number : currency + " " + number;
    }
}
