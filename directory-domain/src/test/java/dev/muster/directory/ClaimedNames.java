package dev.muster.directory;

import dev.muster.directory.text.Folding;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The port of unique names, kept in memory. */
public final class ClaimedNames implements UniqueNames {
    private final Map<String, ResourceId> owners = new HashMap<>();

    @Override
    public UUID claimOrHolder(Kind kind, String name, ResourceId owner) {
        return owners.computeIfAbsent(key(kind, name), key -> owner).value();
    }

    @Override
    public void release(Kind kind, String name, ResourceId owner) {
        owners.remove(key(kind, name), owner);
    }

    @Override
    public boolean claim(Value value, ResourceId owner) {
        return owners.computeIfAbsent(key(value), key -> owner).equals(owner);
    }

    @Override
    public void release(Value value, @Nullable Value inItsPlace, ResourceId owner) {
        if (inItsPlace == null || !key(value).equals(key(inItsPlace))) owners.remove(key(value), owner);
    }

    public boolean isFree(Value value) {
        return !owners.containsKey(key(value));
    }

    private static String key(Value value) {
        return value.attribute() + " " + (value.caseExact() ? value.text() : Folding.fold(value.text()));
    }

    public boolean isFree(Kind kind, String name) {
        return !owners.containsKey(key(kind, name));
    }

    private static String key(Kind kind, String name) {
        return kind + " " + Folding.fold(name);
    }
}
