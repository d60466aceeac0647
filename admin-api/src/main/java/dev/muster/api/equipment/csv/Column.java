package dev.muster.api.equipment.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The columns that an import understands, under the names that Snipe-IT gives them in its list, in its custom report and
 * in its import samples, and some that other inventories use. Case, spaces and punctuation do not count.
 */
public enum Column {
    ASSET_TAG("assetTag", "Asset Tag", "Tag", "Asset Tag ID"),
    SERIAL_NUMBER("serialNumber", "Serial", "Serial Number", "Serial No"),
    MODEL("model", "Model", "Model Name", "Asset Model"),
    MANUFACTURER("manufacturer", "Manufacturer", "Brand"),
    CATEGORY("category", "Category"),
    PURCHASE_COST("value", "Purchase Cost", "Cost", "Purchase Price", "Value"),
    CURRENCY("currency", "Currency"),
    PURCHASE_DATE("purchaseDate", "Purchase Date", "Purchased"),
    STATUS("status", "Status", "Status Label"),
    NOTES("notes", "Notes"),
    HOLDER_USER_NAME(
            "holder",
            "Username",
            "Checked Out To: Username",
            "Checked Out To (Username)",
            "Assigned To: Username",
            "Assigned To (Username)"),
    HOLDER_EMAIL(
            "holder",
            "Email",
            "Checked Out To: Email",
            "Checked Out To (Email)",
            "Assigned To: Email",
            "Assigned To (Email)"),
    /** A display name as a rule; it counts only where no better column says who it is. */
    HOLDER("holder", "Checked Out To", "Checked Out", "Assigned To", "Full Name"),
    /** Since when whoever has it has it. */
    CHECKOUT_DATE("holder.since", "Checkout Date", "Checked Out Date", "Checked Out Since", "Last Checkout"),
    /** To what the item is checked out: a user, a location, another asset. */
    HOLDER_TYPE("holder", "Type", "Checkout Type", "Checked Out To: Type", "Assigned Type");

    private static final Map<String, Column> BY_SPELLING = new HashMap<>();

    static {
        for (Column column : values()) {
            for (String spelling : column.spellings) BY_SPELLING.put(folded(spelling), column);
            if (!column.attribute.startsWith("holder")) BY_SPELLING.put(folded(column.attribute), column);
        }
    }

    public final String attribute;
    private final List<String> spellings;

    Column(String attribute, String... spellings) {
        this.attribute = attribute;
        this.spellings = List.of(spellings);
    }

    static Optional<Column> named(String header) {
        return Optional.ofNullable(BY_SPELLING.get(folded(header)));
    }

    /** Where what nobody sees may matter: to a model's name or a remark, not to a tag. */
    boolean isFreeText() {
        return this == MODEL || this == MANUFACTURER || this == CATEGORY || this == NOTES;
    }

    static boolean isPurchaseCost(String header) {
        return named(header).filter(PURCHASE_COST::equals).isPresent() && !isBookValue(header);
    }

    /** Beside what the item was bought for, Snipe-IT's {@code Value} is what is left of it after depreciation. */
    static boolean isBookValue(String header) {
        return folded(header).equals(folded(PURCHASE_COST.attribute));
    }

    String usualName() {
        return spellings.getFirst();
    }

    private static String folded(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
