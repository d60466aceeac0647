package dev.muster.server.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What reads the documents: that it reads as a shell does, and sees what is wrong. */
class DocumentRunTest {
    private static List<List<String>> called(String script, Map<String, String> values, String answer) {
        List<List<String>> calls = new ArrayList<>();
        new Shell(values, arguments -> {
                    calls.add(arguments);
                    return answer;
                })
                .run(script);
        return calls;
    }

    @Test
    void words_are_read_as_a_shell_reads_them() {
        var values = new HashMap<>(Map.of("ID", "7", "ME", "bjensen:secret"));
        String script = """
                curl -u "$ME" -d '{"a": "b c"}' \\
                  -d "{\\"id\\": \\"$ID\\"}" http://x/$ID/y'$ID'""";
        assertThat(called(script, values, ""))
                .containsExactly(List.of(
                        "-u", "bjensen:secret", "-d", "{\"a\": \"b c\"}", "-d", "{\"id\": \"7\"}", "http://x/7/y$ID"));
    }

    @Test
    void what_jq_chooses_gets_a_name() {
        var values = new HashMap<String, String>();
        List<List<String>> calls = called(
                "ID=$(curl http://x | jq -r .items[0].id)\ncurl \"http://x/$ID\"",
                values,
                "{\"items\": [{\"id\": \"7\"}]}");
        assertThat(calls).containsExactly(List.of("http://x"), List.of("http://x/7"));
    }

    @Test
    void a_name_that_nobody_gave_and_a_command_that_is_not_curl_are_refused() {
        assertThatThrownBy(() -> called("curl $NOBODY", new HashMap<>(), "")).hasMessageContaining("$NOBODY");
        assertThatThrownBy(() -> called("rm -r x", new HashMap<>(), "")).hasMessageContaining("Only curl");
    }

    @Test
    void an_answer_is_compared_by_what_is_shown() {
        var shown = ShownAnswer.of(
                "{\"a\": 1, \"id\": \"019b2f6e-7a10-7c3e-8f52-1f0a5f6b7c04\", \"list\": [{\"b\": true, …}], …}");
        var json = new JsonMapper();
        String answer =
                "{\"a\": %d, \"id\": \"00000000-0000-7000-8000-000000000000\", \"list\": [{\"b\": %s, \"c\": 2}], \"d\": 3}";
        shown.matches(json.readTree(answer.formatted(1, true)), "the same");
        assertThatThrownBy(() -> shown.matches(json.readTree(answer.formatted(2, true)), "another number"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> shown.matches(json.readTree(answer.formatted(1, false)), "another within"))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> shown.matches(json.readTree("{\"a\": 1}"), "too little"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void blocks_of_code_are_found_with_their_answers(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("page.md"), """
                Text.

                    curl http://localhost:8080/api/me

                    {"name": "bjensen"}

                1. In a list:

                       curl http://localhost:8080/api/roles

                ```
                curl http://localhost:8080/api/users
                ```
                """);
        List<CodeBlock> calls =
                CodeBlock.in(root, "page.md").stream().filter(CodeBlock::calls).toList();
        assertThat(calls).extracting(CodeBlock::line).containsExactly(3, 9, 12);
        assertThat(calls).extracting(CodeBlock::answer).containsExactly("{\"name\": \"bjensen\"}", null, null);
    }
}
