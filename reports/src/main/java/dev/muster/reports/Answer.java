package dev.muster.reports;

import java.nio.file.Path;
import java.util.List;

/**
 * What a report found.
 *
 * @param subject what and how many, in one line
 * @param rows zero when there is nothing to report
 */
public record Answer(String subject, long rows, List<File> files) {

    /** The answer in one form. */
    public record File(Form form, String name, Path content) {}
}
