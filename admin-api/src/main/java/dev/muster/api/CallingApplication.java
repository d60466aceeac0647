package dev.muster.api;

import dev.muster.directory.MessageContext;
import dev.muster.directory.TenantId;

/**
 * The customer's application, asking who may come in: set by the server's authentication as the request attribute
 * {@link #ATTRIBUTE}, for credentials of the scope ACCESS only.
 */
public record CallingApplication(MessageContext context) {
    public static final String ATTRIBUTE = "dev.muster.api.CallingApplication";

    public TenantId tenant() {
        return context.tenant();
    }
}
