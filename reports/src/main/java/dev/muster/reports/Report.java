package dev.muster.reports;

import dev.muster.reports.parameter.ReportParameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A question with a name. Its answer is a few files, the same for everybody who is to read them. */
public interface Report {

    /** How schedules and URLs call it: lower case, with hyphens; it never changes. */
    String name();

    /** What a person calls it. */
    String title();

    /** What can be asked of it; the tenant, the instant and the time zone of a request are none of them. */
    default List<ReportParameter> parameters() {
        return List.of();
    }

    /** The columns of its CSV, in their order. */
    List<ReportColumn> columns();

    /**
     * Answers from one snapshot: the caller has opened a read transaction, REPEATABLE READ, for the tenant.
     *
     * @param folder for the files; the caller makes it and removes it
     */
    Answer answer(ReportRequest request, Path folder) throws IOException;
}
