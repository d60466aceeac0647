package dev.muster.directory;

import dev.muster.directory.refusal.RefusalCode;

/** The tenant has no such resource: it never was, or it was deleted, or it is another tenant's. */
public final class NoSuchResource extends Refusal {
    public NoSuchResource() {
        super(RefusalCode.NO_SUCH_RESOURCE);
    }
}
