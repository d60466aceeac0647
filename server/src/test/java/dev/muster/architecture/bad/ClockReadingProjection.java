package dev.muster.architecture.bad;

import dev.muster.projections.DirectoryProjection;
import java.time.Instant;

/** A replay of it would differ from what was live. */
@DirectoryProjection
public class ClockReadingProjection {
    Instant seen() {
        return Instant.now();
    }
}
