package dev.muster.server.boot;

import dev.muster.api.integration.Secret;
import dev.muster.directory.TenantId;
import org.jspecify.annotations.Nullable;

/** What the first start made, with the secrets, which are nowhere else. Null is what was there already. */
record BootstrapResult(
        @Nullable Integration integration, @Nullable Operator operator) {
    /** @param known whoever started Muster has chosen the secret, so it need not be shown */
    record Integration(TenantId tenant, String name, Secret token, boolean known) {}

    record Operator(String name, String password, boolean known) {
        @Override
        public String toString() {
            return name;
        }
    }

    boolean isNothing() {
        return integration == null && operator == null;
    }
}
