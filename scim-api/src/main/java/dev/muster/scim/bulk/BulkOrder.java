package dev.muster.scim.bulk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which operation is next: the first one that waits for nobody. So the client's order is kept but for forward references, whose
 * operation waits until what it names is there (RFC 7644 §3.7: the same result as the client intended).
 */
final class BulkOrder {
    private final List<BulkOperation> operations;

    /** By bulkId, the number of the operation that creates it. */
    private final Map<String, Integer> creating = new HashMap<>();

    /** By the operation's number, the bulkIds that it waits for. */
    private final TreeMap<Integer, Set<String>> waiting = new TreeMap<>();

    BulkOrder(List<BulkOperation> operations) {
        this.operations = operations;
        for (int i = 0; i < operations.size(); i++) {
            String bulkId = operations.get(i).bulkId();
            if (bulkId != null && operations.get(i).verb() == BulkOperation.Method.POST) creating.put(bulkId, i);
        }
        for (int i = 0; i < operations.size(); i++) {
            Set<String> names = operations.get(i).references();
            names.retainAll(creating.keySet());
            waiting.put(i, names);
        }
    }

    boolean creates(String bulkId) {
        return creating.containsKey(bulkId);
    }

    /**
     * @param circle the bulkIds of those that wait for each other, if it is one of them: then nothing else can go first
     */
    record Turn(int number, List<String> circle) {}

    /** Takes the next one out; empty where none is left. */
    Optional<Turn> next() {
        for (Map.Entry<Integer, Set<String>> one : waiting.entrySet()) {
            if (one.getValue().isEmpty()) return Optional.of(taken(one.getKey(), List.of()));
        }
        for (int number : waiting.keySet()) {
            List<String> circle = circleOf(number);
            if (!circle.isEmpty()) return Optional.of(taken(number, circle));
        }
        return Optional.empty();
    }

    private Turn taken(int number, List<String> circle) {
        waiting.remove(number);
        return new Turn(number, circle);
    }

    /** From now on nobody waits for it, whether it succeeded or failed. */
    void done(int number) {
        String bulkId = operations.get(number).bulkId();
        if (bulkId != null) waiting.values().forEach(names -> names.remove(bulkId));
    }

    private List<String> circleOf(int number) {
        String bulkId = operations.get(number).bulkId();
        Set<String> reached = reachable(waiting.getOrDefault(number, Set.of()));
        if (bulkId == null || !reached.contains(bulkId)) return List.of();
        return reached.stream()
                .filter(other -> reachable(Set.of(other)).contains(bulkId))
                .toList();
    }

    private Set<String> reachable(Set<String> from) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            String bulkId = next.pop();
            Integer number = creating.get(bulkId);
            if (number != null && reached.add(bulkId)) next.addAll(waiting.getOrDefault(number, Set.of()));
        }
        return reached;
    }
}
