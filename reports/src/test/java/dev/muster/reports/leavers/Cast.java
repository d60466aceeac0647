package dev.muster.reports.leavers;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people and the things of these tests. */
final class Cast {
    static final Instant AS_OF = Instant.parse("2026-11-22T05:00:00Z");

    static final LeaverItem BARBARAS_LAPTOP = item("Barbara Jensen", "bjensen", "Tour Operations", "John Smith", 19)
            .holds("MUS-00142", "MacBook Pro 14″ M4", "C02XK1ABJGH5", "2499.00", "USD");
    static final LeaverItem BARBARAS_PHONE = item("Barbara Jensen", "bjensen", "Tour Operations", "John Smith", 19)
            .holds("MUS-00518", "iPhone 16", "F2LZQ1TESTIN", "899.00", "USD");

    static Leaver item(String name, String userName, @Nullable String department, @Nullable String manager, int days) {
        return new Leaver(name, userName, department, manager, days);
    }

    record Leaver(
            String name,
            String userName,
            @Nullable String department,
            @Nullable String manager,
            int days) {
        LeaverItem holds(
                String tag,
                @Nullable String model,
                @Nullable String serial,
                @Nullable String value,
                @Nullable String currency) {
            return new LeaverItem(
                    UUID.nameUUIDFromBytes(userName.getBytes(StandardCharsets.UTF_8)),
                    userName + "@example.com",
                    name,
                    department,
                    manager,
                    null,
                    AS_OF.minus(days, ChronoUnit.DAYS),
                    "Okta production",
                    tag,
                    model,
                    serial,
                    value == null ? null : new BigDecimal(value),
                    currency,
                    AS_OF.minus(days + 400L, ChronoUnit.DAYS),
                    days);
        }
    }

    private Cast() {}
}
