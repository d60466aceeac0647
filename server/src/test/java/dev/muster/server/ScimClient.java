package dev.muster.server;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client of the SCIM endpoints over real HTTP, with one credential of one integration. */
public record ScimClient(String server, IntegrationId integration, String authorization) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public TenantId tenant() {
        return integration.tenant();
    }

    public ScimAnswer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public ScimAnswer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public ScimAnswer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    public ScimAnswer patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    public ScimAnswer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** A list by filter, from the first, a hundred a page. */
    public ScimAnswer filter(String resources, String filter) {
        return get(resources + "?filter=" + encoded(filter) + "&startIndex=1&count=100");
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * @param path    below {@code /scim/v2}, or a whole one
     * @param headers names and values by turns; a name twice replaces what is usual
     */
    public ScimAnswer send(String method, String path, @Nullable String body, String... headers) {
        URI uri = URI.create(path.startsWith("http") ? path : server + "/scim/v2" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .setHeader("User-Agent", "Okta SCIM Client 1.0.0")
                .setHeader("Accept", "application/scim+json")
                .setHeader("Authorization", authorization);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.setHeader("Content-Type", "application/scim+json; charset=utf-8");
            request.method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        try {
            return new ScimAnswer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
