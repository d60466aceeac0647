package dev.muster.scim.resource;

import dev.muster.directory.NoSuchResource;
import java.util.UUID;

/** The ids in paths. */
public final class ResourceIds {
    private ResourceIds() {}

    /** @throws NoSuchResource where it is none that we could have given: case counts in ids (RFC 7643 §3.1) */
    public static UUID parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) return id;
        } catch (IllegalArgumentException malformed) {
            throw new NoSuchResource();
        }
        throw new NoSuchResource();
    }
}
