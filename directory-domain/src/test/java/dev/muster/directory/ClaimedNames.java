package dev.muster.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

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

    public boolean isFree(Kind kind, String name) {
        return !owners.containsKey(key(kind, name));
    }

    private static String key(Kind kind, String name) {
        return kind + " " + Folding.fold(name);
    }
}
