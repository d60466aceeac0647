package dev.muster.server.proof;

import org.jspecify.annotations.Nullable;

/** The model's no: what RFC 7644 §3.12 wants to be answered. */
final class Refused extends RuntimeException {
    final int status;
    final @Nullable String scimType;

    Refused(int status, @Nullable String scimType) {
        super(status + " " + scimType, null, false, false);
        this.status = status;
        this.scimType = scimType;
    }

    static Refused invalidValue() {
        return new Refused(400, "invalidValue");
    }

    static Refused mutability() {
        return new Refused(400, "mutability");
    }
}
