package dev.muster.reports.text;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums of money by currency. Currencies are never added to each other, nor compared: they stand in the order of their codes. */
public final class Money {
    private static final String UNKNOWN = "";
    /** No line ends within it. */
    private static final String NO_CURRENCY = " (no\u00A0currency)";

    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final int USUAL_MINOR_UNITS = 2;

    private final Map<String, BigDecimal> sums = new TreeMap<>();

    /** An amount of one currency; null where it is not known. */
    public record Amount(BigDecimal value, @Nullable String currency) {
        @Override
        public String toString() {
            return amount(value, currency);
        }
    }

    public void add(Amount amount) {
        add(amount.value(), amount.currency());
    }

    public void add(@Nullable BigDecimal value, @Nullable String currency) {
        if (value != null) sums.merge(currency == null ? UNKNOWN : currency, value, BigDecimal::add);
    }

    public boolean isNothing() {
        return sums.isEmpty();
    }

    public int currencies() {
        return sums.size();
    }

    /** Each sum by its currency, those without one last. */
    public List<String> amounts() {
        return sums.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) ->
                        a.isEmpty() || b.isEmpty() ? Integer.compare(b.length(), a.length()) : a.compareTo(b)))
                .map(sum -> amount(sum.getValue(), sum.getKey()))
                .toList();
    }

    @Override
    public String toString() {
        return String.join(" · ", amounts());
    }

    /** Each sum after the other; no line ends between a currency and its amount. */
    public String unbroken() {
        return String.join(
                " · ",
                amounts().stream()
                        .map(amount -> amount.replace(' ', NO_BREAK_SPACE))
                        .toList());
    }

    /** With the decimals that the currency has (ISO 4217), and more only where the value itself has more. */
    public static String amount(BigDecimal value, @Nullable String currency) {
        int decimals = Math.max(
                minorUnits(currency), Math.max(0, value.stripTrailingZeros().scale()));
        String number = String.format(Locale.UK, "%,." + decimals + "f", value);
        return currency == null || currency.isEmpty() ? number + NO_CURRENCY : currency + " " + number;
    }

    private static int minorUnits(@Nullable String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .findFirst()
                .map(known -> Math.max(0, known.getDefaultFractionDigits()))
                .orElse(USUAL_MINOR_UNITS);
    }
}
