package dev.muster.api.equipment;

import dev.muster.api.equipment.csv.Column;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How an item should be, as a line of the file says it.
 *
 * @param attributes of the columns that the file has; an empty one where the cell is blank
 * @param status     in our words; null where the file does not say
 * @param since      since when the holder has it; null where the file does not say
 * @param cutOff     the columns that the line ends before
 */
record ImportRow(
        long line,
        String assetTag,
        Map<String, Optional<JsonNode>> attributes,
        @Nullable String status,
        Holding holding,
        @Nullable LocalDate since,
        Set<Column> cutOff) {

    /** Who is to have the item. */
    sealed interface Holding {
        /** The file does not speak of holders. */
        record Unsaid() implements Holding {}

        record Nobody() implements Holding {}

        /** It is out, but not with a person: at a location, or in another item. */
        record Elsewhere() implements Holding {}

        /** @param names what the line has to tell who it is, the best first */
        record With(List<Name> names) implements Holding {}
    }

    record Name(Column column, String text) {}
}
