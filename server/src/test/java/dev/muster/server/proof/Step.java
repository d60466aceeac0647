package dev.muster.server.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request of a random sequence. Ids are the model's, so it means the same when requests before it are dropped.
 *
 * @param newIds what is created gets these ids: the only one of a POST, or one for each operation in bulk
 */
record Step(String method, String path, @Nullable JsonNode body, Condition condition, List<String> newIds) {
    /** If-Match: none, any, the version that stands, that one among others, or one that does not stand. */
    enum Condition {
        NONE,
        ANY,
        CURRENT,
        ONE_OF_SEVERAL,
        STALE
    }

    boolean isBulk() {
        return path.equals("/Bulk");
    }

    @Override
    public String toString() {
        return method + " " + path + (condition == Condition.NONE ? "" : " If-Match " + condition)
                + (body == null ? "" : " " + body);
    }
}
