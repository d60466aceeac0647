package dev.muster.reports.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The query of a report. It begins with a comment that states the question, up to its question mark. It is for one tenant,
 * {@code :tenant}, and may use {@code :as_of}, {@code :zone} and the parameters of the report, in snake case.
 */
public record SqlFile(String name, String sql) {
    public SqlFile {
        if (!comment(sql).contains("?")) {
            throw new IllegalArgumentException(name + " does not begin with a comment that states its question");
        }
        if (!sql.contains(":tenant")) throw new IllegalArgumentException(name + " is not for one :tenant");
    }

    /** Reads the file beside a class. */
    public static SqlFile beside(Class<?> neighbour, String name) {
        try (InputStream file = neighbour.getResourceAsStream(name)) {
            if (file == null) throw new IllegalArgumentException(name + " is not beside " + neighbour.getName());
            return new SqlFile(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the query answers, as its comment says it. */
    public String question() {
        String comment = comment(sql);
        return comment.substring(0, comment.indexOf('?') + 1);
    }

    private static String comment(String sql) {
        return sql.lines()
                .takeWhile(line -> line.startsWith("--"))
                .map(line -> line.substring(2).strip())
                .collect(Collectors.joining(" "));
    }
}
