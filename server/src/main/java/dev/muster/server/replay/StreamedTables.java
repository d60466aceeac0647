package dev.muster.server.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** The tables of streaming projections, and how far they have come: their rows carry the position of their event. */
public final class StreamedTables {
    private final Map<String, List<String>> tablesByProcessor;
    private final Serializer tokens;

    /** @param tablesByProcessor the tables that each streaming processor writes */
    public StreamedTables(Map<String, List<String>> tablesByProcessor, Serializer tokens) {
        this.tablesByProcessor = tablesByProcessor;
        this.tokens = tokens;
    }

    /** Which rows of each table both sides must have, as a condition. The token is written with the rows, so it is in step. */
    Map<String, String> conditions(Connection snapshot) throws SQLException {
        Map<String, String> conditions = new HashMap<>();
        for (Map.Entry<String, List<String>> processor : tablesByProcessor.entrySet()) {
            String condition = condition(snapshot, processor.getKey());
            for (String table : processor.getValue()) conditions.put(table, condition);
        }
        return conditions;
    }

    private String condition(Connection snapshot, String processor) throws SQLException {
        long reached = Long.MAX_VALUE;
        SortedSet<Long> gaps = new TreeSet<>();
        try (PreparedStatement statement =
                snapshot.prepareStatement("select token, token_type from token_entry where processor_name = ?")) {
            statement.setString(1, processor);
            try (ResultSet segments = statement.executeQuery()) {
                while (segments.next()) {
                    TrackingToken token = token(segments.getBytes(1), segments.getString(2));
                    reached = Math.min(
                            reached, token == null ? 0 : token.position().orElse(0));
                    if (token instanceof GapAwareTrackingToken gapAware) gaps.addAll(gapAware.getGaps());
                }
            }
        }
        if (reached == Long.MAX_VALUE) return "false"; // it has not even started
        String condition = "position <= " + reached;
        if (gaps.isEmpty()) return condition;
        return condition + " and position not in ("
                + gaps.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")";
    }

    private @org.jspecify.annotations.Nullable TrackingToken token(
            byte @org.jspecify.annotations.Nullable [] token, @org.jspecify.annotations.Nullable String type) {
        if (token == null || type == null) return null;
        return tokens.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
    }
}
