package dev.muster.history.replay;

import dev.muster.history.replay.VerificationView.Difference;
import dev.muster.history.replay.VerificationView.TableDigest;
import java.util.ArrayList;
import java.util.List;

/** What a comparison came upon: all digests, the number of differences, and the first of them by name. */
final class Findings {
    static final int NAMED = 200;

    private final List<TableDigest> digests = new ArrayList<>();
    private final List<Difference> named = new ArrayList<>();
    private long count;

    void add(TableDigest digest) {
        digests.add(digest);
    }

    void add(Difference difference) {
        if (named.size() < NAMED) named.add(difference);
        count++;
    }

    long count() {
        return count;
    }

    List<Difference> named() {
        return named;
    }

    List<TableDigest> digests() {
        return digests;
    }
}
