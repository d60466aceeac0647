package dev.muster.history.replay;

import dev.muster.eventstore.StreamingProjection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** The tables of streaming projections, and how far they have come: their rows carry the position of their event. */
public final class StreamedTables {
    // a stream that has not begun yet gets its segments, too
    private static final String MOVE = """
            insert into token_entry (processor_name, segment, token, token_type, timestamp)
            select p.name, s.segment, ?, ?, to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
              from (values (?)) p (name),
                   lateral (select segment from token_entry where processor_name = p.name
                            union all
                            select generate_series(0, ? - 1)
                             where not exists (select from token_entry where processor_name = p.name)) s
            on conflict (processor_name, segment)
            do update set token = excluded.token, token_type = excluded.token_type, timestamp = excluded.timestamp
            """;

    private final Map<String, List<String>> tablesByProcessor = new HashMap<>();
    private final Serializer tokens;

    /** @param projections those of them that stream say so by {@link StreamingProjection} */
    StreamedTables(Collection<Class<?>> projections, Serializer tokens) {
        for (Class<?> projection : projections) {
            StreamingProjection streaming = projection.getAnnotation(StreamingProjection.class);
            ProcessingGroup processor = projection.getAnnotation(ProcessingGroup.class);
            if (streaming != null && processor != null) {
                tablesByProcessor.put(processor.value(), List.of(streaming.tables()));
            }
        }
        this.tokens = tokens;
    }

    Collection<String> processors() {
        return tablesByProcessor.keySet();
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

    /** After a rebuild the tables are filled up to there, so the streams go on behind it. */
    void moveTo(Connection connection, long position) throws SQLException {
        var token = tokens.serialize(GapAwareTrackingToken.newInstance(position, List.of()), byte[].class);
        for (String processor : tablesByProcessor.keySet()) {
            try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
                statement.setBytes(1, token.getData());
                statement.setString(2, token.getType().getName());
                statement.setString(3, processor);
                statement.setInt(4, StreamingProjection.SEGMENTS);
                statement.executeUpdate();
            }
        }
    }

    private @Nullable TrackingToken token(byte @Nullable [] token, @Nullable String type) {
        if (token == null || type == null) return null;
        return tokens.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
    }
}
