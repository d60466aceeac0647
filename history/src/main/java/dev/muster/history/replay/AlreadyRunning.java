package dev.muster.history.replay;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;

/** A replay is under way, here or on another node; there is one at a time. */
public final class AlreadyRunning extends Refusal {
    public AlreadyRunning() {
        super(RefusalCode.VERIFICATION_RUNNING);
    }
}
