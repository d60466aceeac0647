package dev.muster.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as a document shows it. An ellipsis stands for whatever is there; ids and times are others each time; members that are
 * not shown may be there.
 */
final class ShownAnswer {
    private static final String ANYTHING = "…";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private final JsonNode shown;

    private ShownAnswer(JsonNode shown) {
        this.shown = shown;
    }

    static ShownAnswer of(String text) {
        return new ShownAnswer(new JsonMapper().readTree(withQuotedEllipses(text)));
    }

    /** Of a refusal; else any of success. */
    int status() {
        JsonNode status = shown.path("status");
        boolean refusal = shown.has("detail") && !status.isMissingNode();
        return refusal ? Integer.parseInt(status.asString()) : 0;
    }

    void matches(JsonNode answer, String where) {
        match(shown, answer, where, "");
    }

    private static void match(JsonNode shown, JsonNode real, String where, String at) {
        if (shown.isString() && shown.stringValue().equals(ANYTHING)) return;
        String as = where + " " + at + " of " + real;
        if (shown.isObject()) {
            shown.properties().forEach(member -> {
                if (member.getKey().equals(ANYTHING)) return;
                assertThat(real.has(member.getKey()))
                        .as(as + ": " + member.getKey())
                        .isTrue();
                match(member.getValue(), real.get(member.getKey()), where, at + "/" + member.getKey());
            });
        } else if (shown.isArray()) {
            boolean open =
                    shown.valueStream().anyMatch(each -> each.asString("").equals(ANYTHING));
            int elements = open ? shown.size() - 1 : shown.size();
            if (open) assertThat(real.size()).as(as).isGreaterThanOrEqualTo(elements);
            else assertThat(real.size()).as(as).isEqualTo(elements);
            for (int i = 0; i < elements; i++) match(shown.get(i), real.get(i), where, at + "/" + i);
        } else if (shown.isString()) {
            assertThat(real.asString("")).as(as).matches(pattern(shown.stringValue()));
        } else {
            assertThat(real).as(as).isEqualTo(shown);
        }
    }

    private static Pattern pattern(String shown) {
        if (ID.matcher(shown).matches()) return ID;
        if (TIME.matcher(shown).matches()) return TIME;
        // the beginning of an id is as different as the rest
        String open = shown.replaceAll("01[0-9a-f]{2}(?=…)", "");
        return Pattern.compile(
                Stream.of(open.split(ANYTHING, -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    /** JSON has no ellipsis: one outside a text becomes a text, or a member of that name. */
    private static String withQuotedEllipses(String text) {
        StringBuilder json = new StringBuilder();
        Deque<Character> open = new ArrayDeque<>();
        boolean quoted = false;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') json.append(c).append(text.charAt(++i));
                else json.append(c);
                quoted = c != '"';
                continue;
            }
            if (c == '"') quoted = true;
            if (c == '{' || c == '[') open.push(c);
            if (c == '}' || c == ']') open.pop();
            if (c == '…') json.append(before != ':' && open.peek() == '{' ? "\"…\": \"…\"" : "\"…\"");
            else json.append(c);
            if (!Character.isWhitespace(c)) before = c;
        }
        return json.toString();
    }
}
