package dev.muster.reports.leavers;

import java.math.BigDecimal;
import java.time.Instant;
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
        int days) {}
