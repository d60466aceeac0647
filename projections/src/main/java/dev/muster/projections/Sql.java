package dev.muster.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with named parameters ({@code :tenant}), made positional once, when its class loads.
 *
 * @param text  what PostgreSQL gets
 * @param names the parameter of each question mark
 */
public record Sql(String text, List<String> names) {
    // a colon that is no cast (::json), and no part of a quoted name
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z][A-Za-z]*)");

    public static Sql of(String named) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(named);
        String positional = matcher.replaceAll(match -> {
            names.add(match.group(1));
            return "?";
        });
        return new Sql(positional, List.copyOf(names));
    }
}
