package dev.muster.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the calls of one document in their order, as somebody does who pastes them into a shell. */
final class DocumentRun {
    /**
     * What a reader takes from an answer because the text says so.
     *
     * @param call    as {@link CurlCall#toString} begins, without the server
     * @param pointer into the answer (RFC 6901)
     */
    record Taken(String call, String name, String pointer) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String server;
    private final Path files;
    private final ApiReference reference;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final List<Taken> taken = new ArrayList<>();

    /** @param files the folder that the shell is in */
    DocumentRun(int port, Path files, ApiReference reference) {
        this.server = "http://localhost:" + port;
        this.files = files;
        this.reference = reference;
    }

    DocumentRun with(String name, String value) {
        values.put(name, value);
        return this;
    }

    DocumentRun withPassword(String name, String password) {
        passwords.put(name, password);
        return this;
    }

    DocumentRun taking(String call, String name, String pointer) {
        taken.add(new Taken(call, name, pointer));
        return this;
    }

    /** Goes on after a failure, and tells of all. */
    void of(String document) {
        List<String> failures = new ArrayList<>();
        for (CodeBlock block : CodeBlock.in(Documents.ROOT, document)) {
            if (!block.calls() && !block.assigns()) continue;
            try {
                int[] left = {block.text().split("curl ", -1).length - 1};
                // an answer that is shown behind several calls is the last one's
                new Shell(values, arguments -> {
                            String shown = --left[0] == 0 ? block.answer() : null;
                            return call(CurlCall.of(arguments, files), shown);
                        })
                        .run(block.text());
            } catch (AssertionError | RuntimeException failure) {
                failures.add(block + ": " + failure.getMessage());
            }
        }
        assertThat(failures).as("what no longer is as " + document + " says").isEmpty();
    }

    private String call(CurlCall call, @Nullable String shownText) {
        ShownAnswer shown = shownText == null ? null : ShownAnswer.of(shownText);
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        // whoever pastes by hand is slower than what streams behind
        Await.until(PATIENCE, () -> {
            answer.set(sent(call));
            return !isToWaitFor(call, answer.get());
        });
        HttpResponse<String> last = answer.get();
        int wanted = shown == null ? 0 : shown.status();
        assertThat(wanted == 0 ? last.statusCode() / 100 : last.statusCode())
                .as(call + " answered " + last.statusCode() + " " + last.body())
                .isEqualTo(wanted == 0 ? 2 : wanted);
        reference.knows(call.method(), last.request().uri().getPath(), last.statusCode());
        if (shown != null) shown.matches(JSON.readTree(last.body()), call.toString());
        String said = call.method() + " " + last.request().uri().getPath();
        for (Taken each : taken) {
            if (!said.matches(each.call())) continue;
            JsonNode value = JSON.readTree(last.body()).at(each.pointer());
            assertThat(value.isValueNode()).as(each + " of " + last.body()).isTrue();
            values.put(each.name(), value.asString());
        }
        return last.body();
    }

    private static boolean isToWaitFor(CurlCall call, HttpResponse<String> answer) {
        String path = answer.request().uri().getPath();
        if (answer.statusCode() == 503) return true;
        if (call.method().equals("POST")) return path.equals("/api/verification") && answer.statusCode() == 409;
        boolean follows = path.startsWith("/api/history") || path.contains("/files/") || path.equals("/api/audit-log");
        return follows && (answer.statusCode() == 404 || answer.body().startsWith("{\"items\":[]"));
    }

    private HttpResponse<String> sent(CurlCall call) {
        try {
            return HTTP.send(call.request(server, passwords), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
