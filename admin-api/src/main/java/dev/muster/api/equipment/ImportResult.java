package dev.muster.api.equipment;

import dev.muster.api.equipment.csv.ImportProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or in a dry run: would do.
 *
 * @param lines          how many lines were read, without the header and blank ones
 * @param unchanged      of how many everything was so already
 * @param changes        line by line, in the order of the file: the first of them, where they are very many
 * @param moreChanges    how many of them are not listed
 * @param problems       each bad line; of those nothing was done
 * @param warnings       lines that were done, and of which something is odd
 * @param ignoredColumns headers that mean nothing to an import
 * @param cutShort       null where the whole file was gone through; else import it again: what is done is left alone
 */
record ImportResult(
        boolean dryRun,
        long lines,
        long unchanged,
        Totals totals,
        List<Change> changes,
        long moreChanges,
        List<ImportProblem> problems,
        List<ImportProblem> warnings,
        List<String> ignoredColumns,
        @Nullable CutShort cutShort) {

    /** @param beforeLine of that one and of those behind it nothing was done, as far as is known */
    record CutShort(long beforeLine, String reason) {}

    /** How many lines do each of these; a line may do several. */
    record Totals(long registered, long revised, long checkedOut, long returned, long retired, long bad) {}

    /** @param holder to whom it goes, by the name in the file */
    record Change(
            long line,
            String assetTag,
            List<ImportStep.Action> actions,
            List<ImportStep.Difference> differences,
            @Nullable String holder) {}
}
