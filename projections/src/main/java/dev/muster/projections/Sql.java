package dev.muster.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with named parameters ({@code :tenant}), made positional once, when its class loads.
 *
 * @param text     what PostgreSQL gets
 * @param names    the parameter of each question mark
 * @param touching the parameters by which it may meet statements of other aggregates' events; a replay keeps their order
 * @param barrier  whether a replay must run everything before it first, and it before everything after
 */
public record Sql(String text, List<String> names, List<String> touching, boolean barrier) {
    // a colon that is no cast (::json), and no part of a quoted name
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z][A-Za-z]*)");

    public static Sql of(String named) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(named);
        String positional = matcher.replaceAll(match -> {
            names.add(match.group(1));
            return "?";
        });
        return new Sql(positional, List.copyOf(names), List.of(), false);
    }

    /**
     * For a statement that writes rows which the events of other aggregates write too: the parameters that name them.
     * Arrays of ids count by themselves, and so does the event's own aggregate.
     */
    public Sql touching(String... parameters) {
        return new Sql(text, names, List.of(parameters), barrier);
    }

    /** For a statement over whole sets, whose outcome depends on rows that no parameter names. Dear in a replay. */
    public Sql asBarrier() {
        return new Sql(text, names, touching, true);
    }
}
