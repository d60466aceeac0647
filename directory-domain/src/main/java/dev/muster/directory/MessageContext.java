package dev.muster.directory;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every command and every event carries as metadata.
 *
 * @param tenant  the tenant whose directory is spoken of
 * @param actor   who asks
 * @param request the id of the request, the same as in the provisioning log
 * @param cause   because of what, where it is not the request itself: the event or rule, e.g. {@code UserDeleted <id>}
 */
public record MessageContext(
        TenantId tenant,
        Actor actor,
        String request,
        @Nullable String cause) {
    public static final String TENANT = "tenant";
    public static final String ACTOR = "actor";
    public static final String REQUEST = "request";
    public static final String CAUSE = "cause";

    public MessageContext because(String newCause) {
        return new MessageContext(tenant, actor, request, newCause);
    }

    /** As Axon metadata, texts only: the form in the store. */
    public Map<String, String> asMetaData() {
        Map<String, String> values = new HashMap<>();
        values.put(TENANT, tenant.toString());
        values.put(ACTOR, actor.toString());
        values.put(REQUEST, request);
        if (cause != null) values.put(CAUSE, cause);
        return values;
    }

    public static MessageContext from(Map<String, ?> metaData) {
        Object cause = metaData.get(CAUSE);
        return new MessageContext(
                TenantId.parse(required(metaData, TENANT)),
                Actor.parse(required(metaData, ACTOR)),
                required(metaData, REQUEST),
                cause == null ? null : cause.toString());
    }

    private static String required(Map<String, ?> metaData, String key) {
        Object value = metaData.get(key);
        if (value == null) throw new IllegalStateException("The message carries no " + key);
        return value.toString();
    }
}
