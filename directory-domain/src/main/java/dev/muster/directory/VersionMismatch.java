package dev.muster.directory;

import dev.muster.directory.refusal.RefusalCode;

/** The resource has changed since the version that the client named in If-Match. */
public final class VersionMismatch extends Refusal {
    public VersionMismatch() {
        super(RefusalCode.VERSION_MISMATCH);
    }
}
