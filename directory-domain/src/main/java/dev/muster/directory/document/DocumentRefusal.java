package dev.muster.directory.document;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;
import dev.muster.directory.schema.Mutability;
import dev.muster.directory.text.Excerpt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Why a resource, a PATCH or a filter cannot be taken as it is. Each says what is wrong, and how it would be right. */
public abstract sealed class DocumentRefusal extends Refusal {
    /** @param fact for the log */
    private DocumentRefusal(RefusalCode code, String fact) {
        super(code, fact);
    }

    /** A value that the attribute cannot have: RFC 7644 3.12 {@code invalidValue}. */
    public static final class InvalidValue extends DocumentRefusal {
        private final String attribute;
        private final String value;
        private final String cure;

        public InvalidValue(String attribute, @Nullable JsonNode value, String cure) {
            this(attribute, Excerpt.of(value), cure);
        }

        private InvalidValue(String attribute, String value, String cure) {
            super(RefusalCode.INVALID_VALUE, attribute + " can't be " + value + ": " + cure);
            this.attribute = attribute;
            this.value = value;
            this.cure = cure;
        }

        public String attribute() {
            return attribute;
        }

        /** The value as JSON, shortened. */
        public String value() {
            return value;
        }

        /** A sentence that says what to send instead. */
        public String cure() {
            return cure;
        }
    }

    /** A required attribute is not there: {@code invalidValue}. */
    public static final class RequiredMissing extends DocumentRefusal {
        private final String attribute;

        public RequiredMissing(String attribute) {
            super(RefusalCode.REQUIRED_MISSING, attribute + " is required");
            this.attribute = attribute;
        }

        public String attribute() {
            return attribute;
        }
    }

    /** Another resource of the tenant has the value, and the schema wants it to be unique: {@code uniqueness}. */
    public static final class ValueTaken extends DocumentRefusal {
        private final String attribute;
        private final String value;

        public ValueTaken(String attribute, String value) {
            super(
                    RefusalCode.VALUE_TAKEN,
                    attribute + " has a value that is taken"); // the value may be personal, and texts like this end in
            // logs
            this.attribute = attribute;
            this.value = Excerpt.of(value);
        }

        public String attribute() {
            return attribute;
        }

        /** The value in quotes, shortened. */
        public String value() {
            return value;
        }
    }

    /** The attribute's mutability forbids the change, or it is required and would be removed: {@code mutability}. */
    public static final class MutabilityViolation extends DocumentRefusal {
        private final String attribute;
        private final Mutability mutability;
        private final String cure;

        public MutabilityViolation(String attribute, Mutability mutability, String cure) {
            super(RefusalCode.MUTABILITY, attribute + " (" + mutability + ") can't be changed so: " + cure);
            this.attribute = attribute;
            this.mutability = mutability;
            this.cure = cure;
        }

        public String attribute() {
            return attribute;
        }

        public Mutability mutability() {
            return mutability;
        }

        public String cure() {
            return cure;
        }
    }

    /** A PATCH path that is malformed, or names no attribute: {@code invalidPath}. */
    public static final class InvalidPath extends DocumentRefusal {
        private final String path;
        private final String reason;
        private final boolean unknownAttribute;

        public InvalidPath(String path, String reason) {
            this(path, reason, false);
        }

        private InvalidPath(String path, String reason, boolean unknownAttribute) {
            super(RefusalCode.INVALID_PATH, "the path " + Excerpt.of(path) + " is not valid: " + reason);
            this.path = Excerpt.of(path);
            this.reason = reason;
            this.unknownAttribute = unknownAttribute;
        }

        public static InvalidPath unknownAttribute(String path) {
            return new InvalidPath(
                    path, "there is no such attribute; one of an extension needs its schema's URN", true);
        }

        /** Whether the path is well-formed and merely names nothing that we know. */
        public boolean isUnknownAttribute() {
            return unknownAttribute;
        }

        /** The path in quotes, shortened. */
        public String path() {
            return path;
        }

        public String reason() {
            return reason;
        }
    }

    /** A PATCH path that is valid, and at which nothing is: {@code noTarget}. */
    public static final class NoTarget extends DocumentRefusal {
        private final String path;
        private final String reason;

        public NoTarget(String path, String reason) {
            super(RefusalCode.NO_TARGET, "the path " + Excerpt.of(path) + " has no target: " + reason);
            this.path = Excerpt.of(path);
            this.reason = reason;
        }

        /** The path in quotes, shortened. */
        public String path() {
            return path;
        }

        public String reason() {
            return reason;
        }
    }

    /** A filter that is malformed, too big, or asks for what the attribute cannot answer: {@code invalidFilter}. */
    public static final class InvalidFilter extends DocumentRefusal {
        private final String filter;
        private final String reason;

        public InvalidFilter(String filter, String reason) {
            super(RefusalCode.INVALID_FILTER, "the filter " + Excerpt.of(filter) + " is not valid: " + reason);
            this.filter = Excerpt.of(filter);
            this.reason = reason;
        }

        /** The filter in quotes, shortened. */
        public String filter() {
            return filter;
        }

        public String reason() {
            return reason;
        }
    }

    /** More than we take: of text, of values, of operations. */
    public static final class TooLarge extends DocumentRefusal {
        private final String what;
        private final long limit;

        public TooLarge(String what, long limit) {
            super(RefusalCode.TOO_LARGE, what + " is more than the limit of " + limit);
            this.what = what;
            this.limit = limit;
        }

        /** What is too large, with its unit: {@code the number of values of emails}. */
        public String what() {
            return what;
        }

        public long limit() {
            return limit;
        }
    }
}
