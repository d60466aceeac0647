package dev.muster.history.replay;

import dev.muster.directory.text.Sha256;
import dev.muster.history.replay.VerificationView.Difference;
import dev.muster.history.replay.VerificationView.Difference.Kind;
import dev.muster.history.replay.VerificationView.TableDigest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds a table's rows against those of the replay, on two connections, because the snapshot in which the live rows are read
 * is older than the shadow. First a digest for each tenant; only where those differ, row by row.
 */
final class TableComparison {
    private static final Digest NONE = new Digest(0, "0");

    private final Connection live;
    private final Connection shadow;
    private final Findings findings;

    TableComparison(Connection live, Connection shadow, Findings findings) {
        this.live = live;
        this.shadow = shadow;
        this.findings = findings;
    }

    private record Digest(long rows, String sum) {}

    /** @param condition which rows count, in the terms of both sides */
    void compare(String table, String condition) throws SQLException {
        TableShape shape = TableShape.read(shadow, table);
        Map<UUID, Digest> liveDigests = digests(live, shape, condition);
        Map<UUID, Digest> replayed = digests(shadow, shape, condition);
        SortedSet<UUID> tenants = new TreeSet<>(liveDigests.keySet());
        tenants.addAll(replayed.keySet());
        for (UUID tenant : tenants) {
            Digest one = liveDigests.getOrDefault(tenant, NONE);
            Digest other = replayed.getOrDefault(tenant, NONE);
            TableDigest digest = new TableDigest(table, tenant, one.rows, one.sum, other.rows, other.sum);
            findings.add(digest);
            if (!digest.agrees()) compareRows(shape, tenant, condition);
        }
    }

    private static Map<UUID, Digest> digests(Connection connection, TableShape shape, String condition)
            throws SQLException {
        Map<UUID, Digest> digests = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(shape.digests(condition));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                digests.put(
                        rows.getObject("tenant_id", UUID.class),
                        new Digest(
                                rows.getLong("row_count"),
                                hex(rows.getBigDecimal("one")) + hex(rows.getBigDecimal("other"))));
            }
        }
        return digests;
    }

    private static String hex(BigDecimal sum) {
        BigInteger low =
                sum.toBigIntegerExact().and(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
        return HexFormat.of().toHexDigits(low.longValue());
    }

    private void compareRows(TableShape shape, UUID tenant, String condition) throws SQLException {
        String query = shape.rowsOfTenant(condition);
        try (Rows liveRows = new Rows(live, query, tenant, shape);
                Rows replayed = new Rows(shadow, query, tenant, shape)) {
            Row one = liveRows.next();
            Row other = replayed.next();
            while (one != null || other != null) {
                int order = one == null ? 1 : other == null ? -1 : Arrays.compareUnsigned(one.sortKey, other.sortKey);
                if (order < 0) {
                    findings.add(difference(shape, tenant, Objects.requireNonNull(one), Kind.EXTRA_IN_LIVE, List.of()));
                } else if (order > 0) {
                    findings.add(
                            difference(shape, tenant, Objects.requireNonNull(other), Kind.MISSING_IN_LIVE, List.of()));
                } else {
                    List<String> columns = differing(shape, Objects.requireNonNull(one), Objects.requireNonNull(other));
                    if (!columns.isEmpty()) findings.add(difference(shape, tenant, one, Kind.DIFFERENT, columns));
                }
                if (order <= 0) one = liveRows.next();
                if (order >= 0) other = replayed.next();
            }
        }
    }

    private static List<String> differing(TableShape shape, Row one, Row other) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < one.values.size(); i++) {
            if (!Objects.equals(one.values.get(i), other.values.get(i))) {
                columns.add(shape.columns().get(i).name());
            }
        }
        return columns;
    }

    private static Difference difference(TableShape shape, UUID tenant, Row row, Kind kind, List<String> columns) {
        List<String> key = new ArrayList<>();
        for (TableShape.Column column : shape.shown()) {
            String value = row.values.get(shape.columns().indexOf(column));
            if (value == null) continue;
            key.add(column.name() + "=" + (column.personal() ? "sha256:" + startOfSha256(value) : value));
        }
        return new Difference(shape.table(), tenant, String.join(" ", key), kind, columns);
    }

    private static String startOfSha256(String text) {
        return Sha256.hex(text).substring(0, 16);
    }

    private record Row(byte[] sortKey, List<@Nullable String> values) {}

    /** A stream of rows; the connection is in a transaction, so they do not all come at once. */
    private static final class Rows implements AutoCloseable {
        private final PreparedStatement statement;
        private final ResultSet rows;
        private final int width;

        Rows(Connection connection, String query, UUID tenant, TableShape shape) throws SQLException {
            statement = connection.prepareStatement(query);
            statement.setFetchSize(500);
            statement.setObject(1, tenant);
            rows = statement.executeQuery();
            width = shape.columns().size();
        }

        @Nullable
        Row next() throws SQLException {
            if (!rows.next()) return null;
            List<@Nullable String> values = new ArrayList<>(width);
            for (int column = 0; column < width; column++) values.add(rows.getString(column + 2));
            return new Row(rows.getString(1).getBytes(StandardCharsets.UTF_8), values);
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
