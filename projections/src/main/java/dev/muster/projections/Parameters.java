package dev.muster.projections;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values of a statement's named parameters. Instants become timestamptz, arrays become arrays. */
public final class Parameters {
    private final Map<String, @Nullable Object> values = new HashMap<>();

    private Parameters() {}

    public static Parameters of(String name, @Nullable Object value) {
        return new Parameters().and(name, value);
    }

    public Parameters and(String name, @Nullable Object value) {
        values.put(name, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        return this;
    }

    /** These, with all ids of both in the array. */
    public Parameters behind(Parameters earlier, String array) {
        UUID[] before = earlier.ids(array);
        UUID[] here = ids(array);
        UUID[] both = Arrays.copyOf(before, before.length + here.length);
        System.arraycopy(here, 0, both, before.length, here.length);
        Parameters together = new Parameters();
        together.values.putAll(values);
        return together.and(array, both);
    }

    /** The value of that name, which is an array of ids. */
    public UUID[] ids(String array) {
        return values.get(array) instanceof UUID[] ids ? ids : new UUID[0];
    }

    /** The value that the statement will get. */
    public @Nullable Object value(String name) {
        return values.get(name);
    }

    /** All values, in no order. */
    public Collection<@Nullable Object> values() {
        return Collections.unmodifiableCollection(values.values());
    }

    /** The values in the order of the statement's question marks. */
    public List<@Nullable Object> of(Sql sql) {
        List<@Nullable Object> inOrder = new ArrayList<>(sql.names().size());
        for (String name : sql.names()) {
            if (!values.containsKey(name)) throw new IllegalArgumentException("No value for :" + name);
            inOrder.add(values.get(name));
        }
        return inOrder;
    }

    /** Sets them in the order of the statement's question marks. */
    public void bind(Sql sql, PreparedStatement statement) throws SQLException {
        int index = 1;
        for (Object value : of(sql)) {
            if (value == null) statement.setNull(index, java.sql.Types.NULL);
            else statement.setObject(index, value);
            index++;
        }
    }
}
