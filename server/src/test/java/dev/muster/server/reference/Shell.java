package dev.muster.server.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of a POSIX shell as the documents use: words, quotes, names of values, {@code NAME=$(…)}, and calls of curl, perhaps piped
 * into {@code jq -r}. Whatever else a document asks of a shell fails.
 */
final class Shell {
    private final Map<String, String> values;
    private final Function<List<String>, String> curl;

    /**
     * @param values by name; what is assigned goes there, too
     * @param curl   does one call by its arguments, and gives its answer
     */
    Shell(Map<String, String> values, Function<List<String>, String> curl) {
        this.values = values;
        this.curl = curl;
    }

    void run(String script) {
        new Reader(script).commands();
    }

    private final class Reader {
        private final String script;
        private int at;

        Reader(String script) {
            this.script = script;
        }

        /** @return what they print */
        String commands() {
            StringBuilder printed = new StringBuilder();
            while (at < script.length()) printed.append(command());
            return printed.toString();
        }

        private String command() {
            List<List<String>> pipeline = new ArrayList<>();
            List<String> words = new ArrayList<>();
            pipeline.add(words);
            while (at < script.length()) {
                char c = script.charAt(at);
                if (c == '\n') {
                    at++;
                    break;
                } else if (c == '|') {
                    at++;
                    words = new ArrayList<>();
                    pipeline.add(words);
                } else if (c == '\\' && at + 1 < script.length() && script.charAt(at + 1) == '\n') {
                    at += 2;
                } else if (Character.isWhitespace(c)) {
                    at++;
                } else {
                    words.add(word());
                }
            }
            return pipeline.getFirst().isEmpty() ? "" : execute(pipeline);
        }

        private String word() {
            StringBuilder text = new StringBuilder();
            while (at < script.length()) {
                char c = script.charAt(at);
                if (Character.isWhitespace(c) || c == '|') break;
                if (c == '\'') {
                    int end = script.indexOf('\'', at + 1);
                    text.append(script, at + 1, end);
                    at = end + 1;
                } else if (c == '"') {
                    at++;
                    doubleQuoted(text);
                } else if (c == '$') {
                    dollar(text);
                } else if (c == '\\') {
                    if (at + 1 < script.length() && script.charAt(at + 1) == '\n') break;
                    text.append(script.charAt(at + 1));
                    at += 2;
                } else {
                    text.append(c);
                    at++;
                }
            }
            return text.toString();
        }

        private void doubleQuoted(StringBuilder text) {
            while (script.charAt(at) != '"') {
                char c = script.charAt(at);
                if (c == '\\' && "\"\\$`".indexOf(script.charAt(at + 1)) >= 0) {
                    text.append(script.charAt(at + 1));
                    at += 2;
                } else if (c == '$') {
                    dollar(text);
                } else {
                    text.append(c);
                    at++;
                }
            }
            at++;
        }

        private void dollar(StringBuilder text) {
            if (script.startsWith("$(", at)) {
                int end = closing(at + 2);
                text.append(substituted(script.substring(at + 2, end)));
                at = end + 1;
                return;
            }
            int end = at + 1;
            while (end < script.length()
                    && (Character.isLetterOrDigit(script.charAt(end)) || script.charAt(end) == '_')) end++;
            String name = script.substring(at + 1, end);
            String value = values.get(name);
            if (value == null) throw new AssertionError("Nobody has said what $" + name + " is");
            text.append(value);
            at = end;
        }

        private int closing(int from) {
            boolean single = false;
            for (int i = from; i < script.length(); i++) {
                if (script.charAt(i) == '\'') single = !single;
                if (script.charAt(i) == ')' && !single) return i;
            }
            throw new AssertionError("$( is never closed: " + script);
        }
    }

    private String substituted(String script) {
        return new Reader(script).commands().strip();
    }

    /** @return what it prints */
    private String execute(List<List<String>> pipeline) {
        List<String> first = pipeline.getFirst();
        int i = 0;
        while (i < first.size() && first.get(i).matches("(?s)[A-Z_]+=.*")) {
            String[] pair = first.get(i).split("=", 2);
            // so documents write what their reader knows
            if (!pair[1].contains("…")) values.put(pair[0], pair[1]);
            i++;
        }
        if (i == first.size()) return "";
        if (!first.get(i).equals("curl")) throw new AssertionError("Only curl is run here, and not " + first.get(i));
        String answer = curl.apply(first.subList(i + 1, first.size()));
        return pipeline.size() == 1 ? answer : chosen(answer, pipeline.get(1));
    }

    /** {@code jq -r .items[0].id} */
    private static String chosen(String answer, List<String> jq) {
        if (jq.size() != 3 || !jq.getFirst().equals("jq") || !jq.get(1).equals("-r")) {
            throw new AssertionError("A pipe leads to 'jq -r' here, and not to " + jq);
        }
        String pointer = jq.get(2).replace("[", ".").replace("]", "").replaceAll("\\.+", "/");
        JsonNode found = new JsonMapper().readTree(answer).at(pointer);
        if (!found.isValueNode()) throw new AssertionError("There is no " + jq.get(2) + " in " + answer);
        return found.asString();
    }
}
