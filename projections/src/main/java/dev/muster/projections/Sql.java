package dev.muster.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement with named parameters ({@code :tenant}), made positional once, when its class loads.
 *
 * @param text     what PostgreSQL gets
 * @param names    the parameter of each question mark
 * @param touching the parameters by which it may meet statements of other aggregates' events; a replay keeps their order
 * @param barrier  whether a replay must run everything before it first, and it before everything after
 * @param appending whether it writes new rows that no other statement touches, so that its place does not matter
 * @param gathered how a replay may make one statement of several; null where it may not
 */
public record Sql(
        String text,
        List<String> names,
        List<String> touching,
        boolean barrier,
        boolean appending,
        @Nullable Gathered gathered) {
    // a colon that is no cast (::json), and no part of a quoted name
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z][A-Za-z]*)");

    // of a batch of these the driver makes one INSERT, and PostgreSQL refuses one that meets a row twice
    private static final Pattern UPSERT_OF_VALUES =
            Pattern.compile("\\s*insert into [^;]*\\bvalues\\b[^;]*\\bdo update\\b.*", Pattern.DOTALL);

    /** @throws IllegalArgumentException for an upsert that a replay cannot batch */
    public static Sql of(String named) {
        if (UPSERT_OF_VALUES.matcher(named).matches()) {
            throw new IllegalArgumentException("Upsert from a SELECT, not from VALUES: " + named);
        }
        List<String> names = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(named);
        String positional = matcher.replaceAll(match -> {
            names.add(match.group(1));
            return "?";
        });
        return new Sql(positional, List.copyOf(names), List.of(), false, false, null);
    }

    /**
     * For a statement that writes rows which the events of other aggregates write too: the parameters that name them.
     * Arrays of ids count by themselves, and so does the event's own aggregate.
     */
    public Sql touching(String... parameters) {
        return new Sql(text, names, List.of(parameters), barrier, appending, gathered);
    }

    /** For a statement over whole sets, whose outcome depends on rows that no parameter names. Dear in a replay. */
    public Sql asBarrier() {
        return new Sql(text, names, touching, true, appending, gathered);
    }

    /** For a statement that appends rows of its own, as a log has them: a replay may gather it past everything else. */
    public Sql asAppending() {
        return new Sql(text, names, touching, barrier, true, gathered);
    }

    /**
     * For a statement about an array of ids that many events in a row have, one id each: several of the same {@code by} say the
     * same as one with all their ids, and with whatever else the last of them says. One by one they would rewrite a row as
     * often in one transaction, and each time walk past all its versions before.
     */
    public Sql gathering(String array, String... by) {
        return new Sql(text, names, touching, barrier, appending, new Gathered(array, List.of(by)));
    }

    /** @param by the parameters that must be the same */
    public record Gathered(String array, List<String> by) {}
}
