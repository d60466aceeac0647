package dev.muster.reports.leavers;

import dev.muster.reports.text.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item that a disabled user still holds. */
public record LeaverItem(
        UUID user,
        String userName,
        String displayName,
        @Nullable String department,
        @Nullable String manager,
        @Nullable String managerUserName,
        Instant deactivatedAt,
        @Nullable String deactivatedBy,
        String assetTag,
        @Nullable String model,
        @Nullable String serialNumber,
        @Nullable BigDecimal value,
        @Nullable String currency,
        @Nullable Instant checkedOutAt,
        int days) {

    /** One for each column of the CSV. */
    List<@Nullable Object> cells() {
        return Arrays.asList(
                userName,
                displayName,
                department,
                manager,
                deactivatedAt,
                deactivatedBy,
                days,
                assetTag,
                model,
                serialNumber,
                value == null ? null : new Money.Amount(value, currency),
                checkedOutAt);
    }
}
