package dev.muster.directory.filter;

import dev.muster.directory.document.DocumentLimits;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.text.Characters;
import dev.muster.directory.text.Excerpt;
import java.math.BigDecimal;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ValueNode;

/** The words of a filter or path, read from left to right. */
public final class FilterScanner {
    private final String text;
    private final boolean bareLiterals;
    private int position;

    FilterScanner(String text, boolean bareLiterals) {
        this.text = text;
        this.bareLiterals = bareLiterals;
    }

    public boolean atEnd() {
        skipSpace();
        return position == text.length();
    }

    boolean take(char wanted) {
        skipSpace();
        return takeImmediately(wanted);
    }

    /** Takes the character only where it stands right here, without a space before it. */
    public boolean takeImmediately(char wanted) {
        if (position < text.length() && text.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char wanted) {
        if (!take(wanted)) {
            throw unexpected("'" + wanted + "'");
        }
    }

    /** Takes the word, in any case, where it stands alone. */
    boolean takeWord(String word) {
        skipSpace();
        int end = position + word.length();
        if (text.regionMatches(true, position, word, 0, word.length())
                && (end == text.length() || !isNameCharacter(text.charAt(end)))) {
            position = end;
            return true;
        }
        return false;
    }

    /** Takes a word and the character after it, or nothing: an attribute may be called {@code not}, too. */
    boolean takeWordBefore(String word, char next) {
        int start = position;
        if (takeWord(word) && take(next)) {
            return true;
        }
        position = start;
        return false;
    }

    /** An attribute's path or an operator: letters, digits and what URNs and sub-attributes need. */
    public String name() {
        skipSpace();
        int start = position;
        while (position < text.length() && isNameCharacter(text.charAt(position))) {
            position++;
        }
        if (start == position) {
            throw unexpected("a name");
        }
        return text.substring(start, position);
    }

    ValueNode literal() {
        if (take('"')) {
            return JsonNodeFactory.instance.stringNode(quoted());
        }
        int start = position;
        while (position < text.length() && !isBoundary(text.charAt(position))) {
            position++;
        }
        String word = text.substring(start, position);
        if (word.isEmpty()) {
            throw unexpected("a value");
        }
        if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
            return JsonNodeFactory.instance.booleanNode(word.equalsIgnoreCase("true"));
        }
        if (word.equalsIgnoreCase("null")) {
            return JsonNodeFactory.instance.nullNode();
        }
        // without quotes, 00123 may be text; what it is says the schema
        return bareLiterals ? JsonNodeFactory.instance.stringNode(storable(word)) : number(word);
    }

    private ValueNode number(String word) {
        if (word.length() <= DocumentLimits.DIGITS && (word.charAt(0) == '-' || isDigit(word.charAt(0)))) {
            try {
                BigDecimal number = new BigDecimal(word);
                if (Math.abs((long) number.scale()) <= DocumentLimits.DIGITS) {
                    return (ValueNode) JsonNodeFactory.instance.numberNode(number);
                }
            } catch (NumberFormatException e) {
                // no number then
            }
        }
        throw refusal("the value " + Excerpt.of(word) + " must be in double quotes");
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '"') {
                return storable(value.toString());
            }
            value.append(c == '\\' ? escaped() : c);
        }
        throw refusal("the closing quote is missing");
    }

    private char escaped() {
        char c = position < text.length() ? text.charAt(position++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw refusal("a backslash must be followed by one of \"\\/bfnrtu");
        };
    }

    private char unicode() {
        int end = position + 4;
        int code = 0;
        for (; position < end; position++) {
            int digit = position < text.length() ? Character.digit(text.charAt(position), 16) : -1;
            if (digit < 0) {
                throw refusal("\\u must be followed by four hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private String storable(String value) {
        if (!Characters.areStorable(value)) {
            throw refusal("a value has a NUL character or half of a surrogate pair");
        }
        return value;
    }

    DocumentRefusal.InvalidFilter unexpected(String wanted) {
        return refusal(
                "expected " + wanted + (position < text.length() ? " at character " + (position + 1) : " at the end"));
    }

    DocumentRefusal.InvalidFilter refusal(String reason) {
        return new DocumentRefusal.InvalidFilter(text, reason);
    }

    private void skipSpace() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
    }

    private static boolean isBoundary(char c) {
        return c == ' ' || c == ')' || c == ']' || c == '(' || c == '[' || c == '"';
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || "-_$:.".indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
