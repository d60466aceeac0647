package dev.muster.scim.http;

import dev.muster.scim.error.RequestRefusal;
import dev.muster.scim.json.MalformedJson;
import dev.muster.scim.json.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.node.ObjectNode;

/** A request's body, read no further than its limit, whether or not the client said how long it is. */
public final class JsonBody {
    private JsonBody() {}

    /**
     * @param limit bytes
     * @throws RequestRefusal where it is too large, or not called JSON
     * @throws MalformedJson where it is no JSON object
     */
    public static ObjectNode read(HttpServletRequest request, int limit) {
        MediaTypes.requireJson(request);
        if (request.getContentLengthLong() > limit) throw new RequestRefusal.BodyTooLarge(limit);
        try (InputStream body = request.getInputStream()) {
            byte[] bytes = body.readNBytes(limit + 1);
            if (bytes.length > limit) throw new RequestRefusal.BodyTooLarge(limit);
            return StrictJson.object(bytes);
        } catch (IOException broken) {
            throw new RequestRefusal.BodyCutShort();
        }
    }
}
