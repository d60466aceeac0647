package dev.muster.scim.json;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;

/** The body is no JSON object that we take: RFC 7644 3.12 {@code invalidSyntax}. */
public final class MalformedJson extends Refusal {
    private final String reason;
    private final String place;

    MalformedJson(String reason, String place) {
        super(RefusalCode.MALFORMED_JSON);
        this.reason = reason;
        this.place = place;
    }

    /** What is wrong. Quotes next to nothing of the body. */
    public String reason() {
        return reason;
    }

    /** Where: {@code line 3, column 7}, or a JSON pointer such as {@code /name/familyName}. */
    public String place() {
        return place;
    }
}
