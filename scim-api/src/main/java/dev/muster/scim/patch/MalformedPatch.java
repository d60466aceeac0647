package dev.muster.scim.patch;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;

/** The body is JSON, but no PATCH request: RFC 7644 3.12 {@code invalidSyntax}. */
public final class MalformedPatch extends Refusal {
    private final String place;
    private final String cure;

    MalformedPatch(String place, String cure) {
        super(RefusalCode.MALFORMED_PATCH);
        this.place = place;
        this.cure = cure;
    }

    /** {@code Operations}, or {@code Operations[3].op}. */
    public String place() {
        return place;
    }

    public String cure() {
        return cure;
    }
}
