package dev.muster.security.web;

import dev.muster.directory.UuidV7;
import jakarta.servlet.ServletRequest;
import java.util.UUID;

/**
 * The id by which a request is found in the provisioning log and in the metadata of its events. It is ours, not the
 * client's, and of version 7: it tells the time.
 */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = "dev.muster.security.web.RequestId";

    private RequestId() {}

    public static UUID of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof UUID known) return known;
        UUID minted = UuidV7.next();
        request.setAttribute(ATTRIBUTE, minted);
        return minted;
    }
}
