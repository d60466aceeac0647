package dev.muster.scim.error;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;

/** Why a request went no further than the edge. */
public abstract sealed class RequestRefusal extends Refusal {
    private RequestRefusal(RefusalCode code) {
        super(code);
    }

    /** @param fact for the log */
    private RequestRefusal(RefusalCode code, String fact) {
        super(code, fact);
    }

    /** The body has more bytes than this endpoint takes. */
    public static final class BodyTooLarge extends RequestRefusal {
        public final long limit;

        public BodyTooLarge(long limit) {
            super(RefusalCode.BODY_TOO_LARGE);
            this.limit = limit;
        }
    }

    /** The body ended before its end, or its chunks make no sense. */
    public static final class BodyCutShort extends RequestRefusal {
        public BodyCutShort() {
            super(RefusalCode.BODY_CUT_SHORT);
        }
    }

    /** The body is something else than JSON in UTF-8. */
    public static final class UnsupportedBody extends RequestRefusal {
        /** What the client calls it. */
        public final String type;

        public UnsupportedBody(String type) {
            super(RefusalCode.UNSUPPORTED_BODY);
            this.type = type;
        }
    }

    /** The client takes no JSON. */
    public static final class NothingAcceptable extends RequestRefusal {
        public final String accept;

        public NothingAcceptable(String accept) {
            super(RefusalCode.NOTHING_ACCEPTABLE);
            this.accept = accept;
        }
    }

    /** A query parameter that we know has a value that it cannot have. */
    public static final class InvalidParameter extends RequestRefusal {
        public final String name;
        public final String value;
        public final String cure;

        public InvalidParameter(String name, String value, String cure) {
            super(RefusalCode.INVALID_PARAMETER, "A parameter is not valid");
            this.name = name;
            this.value = value;
            this.cure = cure;
        }
    }

    /** Where the version that is expected stands, there is none: it is no wish for any version. */
    public static final class EmptyEntityTag extends RequestRefusal {
        /** {@code If-Match}, {@code If-None-Match}, or {@code version}. */
        public final String name;

        public EmptyEntityTag(String name) {
            super(RefusalCode.EMPTY_ENTITY_TAG);
            this.name = name;
        }
    }

    /** RFC 9865: a page of a walk by cursors has at least one resource. */
    public static final class InvalidCount extends RequestRefusal {
        public final String count;
        public final int largest;

        public InvalidCount(String count, int largest) {
            super(RefusalCode.INVALID_COUNT);
            this.count = count;
            this.largest = largest;
        }
    }

    /** The path is none that we serve. */
    public static final class UnknownPath extends RequestRefusal {
        public final String path;

        public UnknownPath(String path) {
            super(RefusalCode.UNKNOWN_PATH);
            this.path = path;
        }
    }

    /** RFC 7644 §3.13: the path names a version of the protocol that is not ours. */
    public static final class UnsupportedVersion extends RequestRefusal {
        public final String version;

        public UnsupportedVersion(String version) {
            super(RefusalCode.UNSUPPORTED_VERSION);
            this.version = version;
        }
    }

    /** RFC 7644 §3.11: {@code /Me} is an alias of the person who asks, and a provisioning client is none. */
    public static final class NobodyIsMe extends RequestRefusal {
        public NobodyIsMe() {
            super(RefusalCode.NOBODY_IS_ME);
        }
    }

    /** RFC 7644 §4: what is served of discovery is never filtered. */
    public static final class FilteredDiscovery extends RequestRefusal {
        public final String path;

        public FilteredDiscovery(String path) {
            super(RefusalCode.FILTERED_DISCOVERY);
            this.path = path;
        }
    }
}
