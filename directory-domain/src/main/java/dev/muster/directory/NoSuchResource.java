package dev.muster.directory;

/** The tenant has no such resource: it never was, or it was deleted, or it is another tenant's. */
public final class NoSuchResource extends Refusal {
    public NoSuchResource() {
        super("No such resource");
    }
}
