package dev.muster.eventstore;

import dev.muster.directory.text.ExactJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The text of a stored event, read without its class.
 *
 * @param whole    the payload with the personal part in it, and without salt and digest; the caller may change it
 * @param isErased whether there was a personal part and is none any more
 */
public record StoredEventText(ObjectNode whole, boolean isErased) {
    public static StoredEventText parse(String payload, @Nullable String personal) {
        ObjectNode whole = (ObjectNode) ExactJson.read(payload);
        boolean hadPersonal = whole.remove(EventJson.PERSONAL_SHA256) != null;
        if (personal != null) {
            whole.setAll((ObjectNode) ExactJson.read(personal));
            whole.remove(EventJson.SALT);
        }
        return new StoredEventText(whole, hadPersonal && personal == null);
    }
}
