package dev.muster.directory;

import dev.muster.directory.refusal.RefusalCode;

/** Others kept changing the same resource at the same time, until we gave up; asking again is safe. */
public final class TooMuchContention extends Refusal {
    public TooMuchContention() {
        super(RefusalCode.TOO_MUCH_CONTENTION);
    }
}
