package dev.muster.tour;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Requests with one way of coming in. Whatever is not answered as expected ends the tour. */
final class Http {
    static final ObjectMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String authorization;
    private final String contentType;
    private int requests;

    Http(String base, String authorization, String contentType) {
        this.base = base;
        this.authorization = authorization;
        this.contentType = contentType;
    }

    int requests() {
        return requests;
    }

    JsonNode get(String path) {
        return send("GET", path, contentType, null, 200);
    }

    JsonNode send(String method, String path, @Nullable JsonNode body, int... expected) {
        return send(method, path, contentType, body == null ? null : body.toString(), expected);
    }

    JsonNode send(String method, String path, String type, @Nullable String body, int... expected) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("User-Agent", "Okta SCIM Client 1.0.0")
                .header("Accept", contentType)
                .header("Authorization", authorization)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) request.header("Content-Type", type + "; charset=utf-8");
        HttpResponse<String> answer = exchange(request.build());
        while (answer.statusCode() == 429) {
            // as Okta does: come back when it is said, and send the same again
            LockSupport.parkNanos(Duration.ofSeconds(retryAfter(answer)).toNanos());
            answer = exchange(request.build());
        }
        requests++;
        for (int status : expected) {
            if (answer.statusCode() == status) {
                return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
            }
        }
        throw new TourCutShort(method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
    }

    private static long retryAfter(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Retry-After").orElse(1);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException refused) {
            throw new TourCutShort("Nobody answers at " + base + ". Start Muster first (the README's Run).");
        } catch (IOException failure) {
            throw new TourCutShort(request.method() + " " + request.uri() + " failed: " + failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TourCutShort("Interrupted.");
        }
    }
}
