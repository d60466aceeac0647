package dev.muster.projections.replay;

import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Collects the writes of many events into few batches of the same statement.
 *
 * <p>Statements of different aggregates write different rows, so their order does not matter and they may be gathered;
 * those of one aggregate keep theirs, and so do those that meet by an id in an array (a membership and its user) or by a
 * parameter that {@link Sql#touching} names. A statement goes into the last batch of its kind, if that stands behind
 * everything that it could meet, else into a new one at the end. A {@link Sql#barrier} meets everything, what is
 * {@link Sql#appending} nothing.
 *
 * <p>It relies on rows alone: unique indexes other than the primary keys must not be there while it writes, because a name
 * may be taken by one aggregate in an earlier batch than the one in which another gives it up.
 */
public final class BatchingProjectionWriter implements ProjectionWriter {
    private List<StatementBatch> batches = new ArrayList<>();
    private int size;
    private int behindBarrier;
    private final Map<Object, Integer> lastBatchMeeting = new HashMap<>();
    private final Map<Sql, Integer> lastBatchOf = new IdentityHashMap<>();
    private @Nullable UUID aggregate;

    /** The following writes are those of an event of this aggregate. */
    public void writeFor(UUID ofEvent) {
        aggregate = ofEvent;
    }

    @Override
    public void write(Sql sql, Parameters parameters) {
        List<Object> met = whatItMeets(sql, parameters);
        int earliest = sql.barrier() ? batches.size() : behindBarrier;
        for (Object key : met) earliest = Math.max(earliest, lastBatchMeeting.getOrDefault(key, 0));

        int batch = lastBatchOf.getOrDefault(sql, -1);
        boolean barrierGoesOn = sql.barrier() && batch >= 0 && batch == batches.size() - 1;
        if (batch < earliest && !barrierGoesOn) {
            batch = batches.size();
            batches.add(new StatementBatch(sql));
            lastBatchOf.put(sql, batch);
        }
        batches.get(batch).add(aggregate, parameters);
        for (Object key : met) lastBatchMeeting.put(key, batch);
        if (sql.barrier()) behindBarrier = batch + 1;
        size++;
    }

    private List<Object> whatItMeets(Sql sql, Parameters parameters) {
        if (sql.appending()) return List.of();
        List<Object> keys = new ArrayList<>();
        if (aggregate != null) keys.add(aggregate);
        for (Object value : parameters.values()) {
            if (value instanceof UUID[] ids) keys.addAll(List.of(ids));
        }
        for (String name : sql.touching()) {
            Object value = parameters.value(name);
            if (value instanceof Object[] many) keys.addAll(List.of(many));
            else if (value != null) keys.add(value);
        }
        return keys;
    }

    /** How many statements wait. */
    public int size() {
        return size;
    }

    /** Hands out what has been collected, to be executed in this order. */
    public List<StatementBatch> take() {
        List<StatementBatch> taken = batches;
        batches = new ArrayList<>();
        size = 0;
        behindBarrier = 0;
        lastBatchMeeting.clear();
        lastBatchOf.clear();
        return taken;
    }
}
