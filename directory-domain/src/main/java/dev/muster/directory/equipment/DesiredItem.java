package dev.muster.directory.equipment;

import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.text.Blanks;
import java.math.BigDecimal;
import java.time.Year;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * What a document says of an item, taken apart: what it is, in which state, and who is to hold it.
 *
 * @param particulars the document without status and holder, within what read tables and people can bear
 */
public record DesiredItem(
        Document particulars,
        @Nullable String status,
        @Nullable UserId holder) {
    private static final String HOLDER = "holder";
    private static final String CURRENCY = "currency";
    private static final Pattern CURRENCY_CODE = Pattern.compile("[A-Za-z]{3}");
    private static final BigDecimal VALUE_LIMIT = new BigDecimal("1e12");
    private static final Map<String, Integer> LENGTHS = Map.of(
            "assetTag", 200, "serialNumber", 200, "model", 500, "manufacturer", 500, "category", 500, "status", 100);

    /** @throws dev.muster.directory.Refusal where the document says what no item can be */
    public static DesiredItem of(Document document, TenantId tenant) {
        LENGTHS.forEach((attribute, limit) -> document.text(attribute)
                .filter(text -> text.length() > limit)
                .ifPresent(text -> {
                    throw new DocumentRefusal.TooLarge("the length of " + attribute, limit);
                }));
        document.value("value").ifPresent(DesiredItem::checkValue);
        document.text("purchaseDate").ifPresent(DesiredItem::checkPurchaseDate);
        Document particulars = document.with(HOLDER, null).with(Status.ATTRIBUTE, null);
        Optional<String> currency = document.text(CURRENCY);
        if (currency.isPresent()) {
            particulars = particulars.with(CURRENCY, StringNode.valueOf(currencyCode(currency.get())));
        }
        String status = document.text(Status.ATTRIBUTE).orElse(null);
        return new DesiredItem(particulars, Status.canonical(status), holderIn(document, tenant));
    }

    /**
     * Of ISO 4217, as this JDK knows it.
     *
     * @param before what an item has already keeps nobody from changing something else of it
     */
    void requireKnownCurrency(@Nullable Document before) {
        Optional<String> code = particulars.text(CURRENCY);
        if (code.isEmpty() || before != null && before.text(CURRENCY).equals(code)) return;
        if (!isCurrency(code.get())) {
            throw new DocumentRefusal.InvalidValue(
                    CURRENCY, StringNode.valueOf(code.get()), "it must be a code of ISO 4217 such as EUR");
        }
    }

    /** @param code in capitals */
    public static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode().equals(code);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    String assetTag() {
        return particulars.text("assetTag").orElseThrow();
    }

    /** The attribute {@code holder} as documents have it. */
    static @Nullable JsonNode holderAsJson(@Nullable UserId holder) {
        if (holder == null) return null;
        return JsonNodeFactory.instance.objectNode().put("value", holder.value().toString());
    }

    private static @Nullable UserId holderIn(Document document, TenantId tenant) {
        String named = document.text(HOLDER, "value").orElse("");
        if (Blanks.sayNothing(named)) return null; // clients write an empty text for "nobody"
        try {
            return new UserId(tenant, UUID.fromString(named));
        } catch (IllegalArgumentException notOneOfOurIds) {
            throw new EquipmentRefusal.NoSuchHolder(named);
        }
    }

    private static void checkValue(JsonNode value) {
        BigDecimal number = value.decimalValue();
        boolean fits = number.signum() >= 0
                && number.compareTo(VALUE_LIMIT) < 0
                && number.stripTrailingZeros().scale() <= 2;
        if (!fits) {
            throw new DocumentRefusal.InvalidValue(
                    "value", value, "it must be an amount from 0 to 999999999999.99 with at most two decimals");
        }
    }

    private static void checkPurchaseDate(String date) {
        // the schema has seen to its form; a sign or a fifth digit would come before the first hyphen
        if (date.indexOf('-') != 4
                || Year.of(Integer.parseInt(date.substring(0, 4))).isBefore(Year.of(1900))) {
            throw new DocumentRefusal.InvalidValue(
                    "purchaseDate", StringNode.valueOf(date), "its year must lie between 1900 and 9999");
        }
    }

    private static String currencyCode(String currency) {
        if (!CURRENCY_CODE.matcher(currency).matches()) {
            throw new DocumentRefusal.InvalidValue(
                    CURRENCY, StringNode.valueOf(currency), "it must be a code of three letters such as EUR");
        }
        return currency.toUpperCase(Locale.ROOT);
    }
}
