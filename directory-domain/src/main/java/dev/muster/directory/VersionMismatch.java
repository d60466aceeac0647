package dev.muster.directory;

/** The resource has changed since the version that the client named in If-Match. */
public final class VersionMismatch extends Refusal {
    public VersionMismatch() {
        super("The resource has another version");
    }
}
