package dev.muster.reports;

import dev.muster.directory.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;

/** A question with a name. Its answer is a few files, the same for everybody who is to read them. */
public interface Report {

    /** How schedules and URLs call it: lower case, with hyphens; it never changes. */
    String name();

    /** What a person calls it. */
    String title();

    /**
     * Answers from one snapshot: the caller has opened a read transaction, REPEATABLE READ, for the tenant.
     *
     * @param asOf the instant that counts as now; nothing in a report reads the clock
     * @param zone in which days begin and times are printed
     * @param folder for the files; the caller makes it and removes it
     */
    Answer answer(TenantId tenant, Instant asOf, ZoneId zone, Path folder) throws IOException;
}
