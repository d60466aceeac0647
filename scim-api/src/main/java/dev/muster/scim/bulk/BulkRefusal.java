package dev.muster.scim.bulk;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;
import java.util.List;

/** Why a bulk request, or one of its operations, was not even tried. */
public abstract sealed class BulkRefusal extends Refusal {
    private BulkRefusal(RefusalCode code) {
        super(code);
    }

    /** The body is JSON, but no bulk request. */
    public static final class Malformed extends BulkRefusal {
        /** {@code Operations}, or {@code Operations[3].method}. */
        public final String place;

        public final String cure;

        public Malformed(String place, String cure) {
            super(RefusalCode.MALFORMED_BULK);
            this.place = place;
            this.cure = cure;
        }
    }

    /** More operations than are taken at once. */
    public static final class TooManyOperations extends BulkRefusal {
        public final int operations;
        public final int limit;

        public TooManyOperations(int operations, int limit) {
            super(RefusalCode.TOO_MANY_OPERATIONS);
            this.operations = operations;
            this.limit = limit;
        }
    }

    /** A reference to a resource that this request does not create. */
    public static final class UnknownBulkId extends BulkRefusal {
        public final String bulkId;

        public UnknownBulkId(String bulkId) {
            super(RefusalCode.UNKNOWN_BULK_ID);
            this.bulkId = bulkId;
        }
    }

    /** A reference to a resource that this request was to create and could not. */
    public static final class FailedReference extends BulkRefusal {
        public final String bulkId;

        public FailedReference(String bulkId) {
            super(RefusalCode.FAILED_REFERENCE);
            this.bulkId = bulkId;
        }
    }

    /** Resources that each want the other to be there first. */
    public static final class CircularReference extends BulkRefusal {
        public final List<String> bulkIds;

        public CircularReference(List<String> bulkIds) {
            super(RefusalCode.CIRCULAR_REFERENCE);
            this.bulkIds = List.copyOf(bulkIds);
        }
    }
}
