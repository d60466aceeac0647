package dev.muster.server.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said where a request is so broken that it reaches no filter of ours: the container's no as a SCIM error (RFC 7644
 * §3.12) instead of its page. It is the same whatever was asked, because nobody can say what that was.
 */
final class ScimErrorReportValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ScimErrorReportValve.class);

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        String body = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"" + status
                + "\",\"detail\":\"" + detail(status) + "\"}";
        response.setContentType("application/scim+json");
        try {
            response.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("The client did not wait for {}", status);
        }
    }

    private static String detail(int status) {
        return switch (status) {
            case 417 -> "Expect may say 100-continue, and nothing else.";
            case 500 -> "Muster failed to answer. The server's log tells why.";
            case 501, 505 -> "The request asks for a version or a coding of HTTP that is not spoken here.";
            default -> "This is no request that can be read: its first line or its headers are malformed or too long.";
        };
    }
}
