package dev.muster.api.equipment.csv;

import dev.muster.directory.equipment.DesiredItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside an amount: a code of ISO 4217, or a sign that several currencies may share.
 *
 * @param text  as it was written
 * @param codes of the currencies for which it may stand
 */
public record CurrencySign(String text, List<String> codes) {
    private static final String DOLLARS =
            "USD AUD BBD BMD BND BSD BZD CAD CLP COP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD"
                    + " SRD TTD TWD UYU XCD ARS DOP CUP";
    private static final Map<String, List<String>> SIGNS = new HashMap<>();
    // Without another word these are the first one's
    private static final Set<String> CLEAR = Set.of("£");

    static {
        sign("$", DOLLARS);
        sign("US$", "USD");
        sign("CA$", "CAD");
        sign("C$", "CAD NIO");
        sign("A$", "AUD");
        sign("AU$", "AUD");
        sign("NZ$", "NZD");
        sign("S$", "SGD");
        sign("HK$", "HKD");
        sign("NT$", "TWD");
        sign("MX$", "MXN");
        sign("R$", "BRL");
        sign("€", "EUR");
        sign("£", "GBP EGP FKP GIP LBP SHP SSP SYP");
        sign("¥", "JPY CNY");
        sign("￥", "JPY CNY");
        sign("円", "JPY");
        sign("元", "CNY TWD");
        sign("₹", "INR");
        sign("RS", "INR LKR MUR NPR PKR SCR");
        sign("RS.", "INR LKR MUR NPR PKR SCR");
        sign("₽", "RUB");
        sign("₩", "KRW KPW");
        sign("₺", "TRY");
        sign("₪", "ILS");
        sign("₴", "UAH");
        sign("₫", "VND");
        sign("฿", "THB");
        sign("₦", "NGN");
        sign("₱", "PHP CUP");
        sign("₡", "CRC");
        sign("₲", "PYG");
        sign("₵", "GHS");
        sign("₸", "KZT");
        sign("₼", "AZN");
        sign("₾", "GEL");
        sign("KR", "SEK DKK ISK NOK");
        sign("KR.", "SEK DKK ISK NOK");
        sign("FR.", "CHF XOF XAF XPF");
        sign("SFR.", "CHF");
        sign("ZŁ", "PLN");
        sign("KČ", "CZK");
        sign("FT", "HUF");
        sign("R", "ZAR");
        sign("RM", "MYR");
        sign("RP", "IDR");
        sign("ЛВ", "BGN");
        sign("ЛВ.", "BGN");
    }

    private static void sign(String sign, String codes) {
        SIGNS.put(sign, List.of(codes.split(" ")));
    }

    /** @return empty where it is no currency, or where the two sides contradict each other */
    static Optional<CurrencySign> beside(String before, String after) {
        if (before.isEmpty()) return of(after);
        if (after.isEmpty()) return of(before);
        Optional<CurrencySign> one = of(before);
        Optional<CurrencySign> other = of(after);
        if (one.isEmpty() || other.isEmpty()) return Optional.empty();
        List<String> both = new ArrayList<>(one.get().codes());
        both.retainAll(other.get().codes());
        return both.isEmpty() ? Optional.empty() : Optional.of(new CurrencySign(before + " " + after, both));
    }

    private static Optional<CurrencySign> of(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        List<String> codes = SIGNS.get(upper);
        if (codes == null && isCode(upper)) codes = List.of(upper);
        return Optional.ofNullable(codes).map(known -> new CurrencySign(text, known));
    }

    public static boolean isCode(String text) {
        return text.matches("[A-Z]{3}") && DesiredItem.isCurrency(text);
    }

    /** Null where several currencies share it, so that it names none. */
    @Nullable
    public String code() {
        return codes.size() == 1 || CLEAR.contains(text) ? codes.getFirst() : null;
    }
}
