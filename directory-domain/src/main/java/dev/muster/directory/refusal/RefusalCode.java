package dev.muster.directory.refusal;

import java.util.Locale;

/**
 * The code of each refusal: {@code USER_NAME_TAKEN} goes out as {@code user-name-taken}. Clients and documents refer to it, so
 * it never changes; a refusal that is gone leaves its code unused. {@code docs/errors.md} lists them.
 */
public enum RefusalCode {
    // Any resource
    NO_SUCH_RESOURCE(RefusalKind.ABSENT),
    OWNED_BY_ANOTHER(RefusalKind.FORBIDDEN),
    VERSION_MISMATCH(RefusalKind.CHANGED),
    TOO_MUCH_CONTENTION(RefusalKind.CONTENDED),
    SERVER_STOPS(RefusalKind.STOPPING),

    // Users
    USER_NAME_TAKEN(RefusalKind.TAKEN),
    USER_STILL_ACTIVE(RefusalKind.TAKEN),
    USER_NOT_KNOWN_AGAIN(RefusalKind.TAKEN),
    QUESTION_CLOSED(RefusalKind.CONFLICT),
    LATER_QUESTION_OPEN(RefusalKind.CONFLICT),
    RECORD_SEPARATED(RefusalKind.CONFLICT),

    // Groups
    GROUP_NAME_TAKEN(RefusalKind.TAKEN),
    UNKNOWN_MEMBERS(RefusalKind.INVALID_VALUE),
    CIRCULAR_MEMBERSHIP(RefusalKind.INVALID_VALUE),
    GROUP_NOT_PREDEFINED(RefusalKind.FORBIDDEN),

    // Equipment
    ASSET_TAG_TAKEN(RefusalKind.TAKEN),
    HOLDER_INACTIVE(RefusalKind.UNSUITED),
    NO_SUCH_HOLDER(RefusalKind.INVALID_VALUE),
    ITEM_RETIRED(RefusalKind.CONFLICT),

    // Roles
    ROLE_NAME_TAKEN(RefusalKind.TAKEN),
    ROLE_STILL_MAPPED(RefusalKind.CONFLICT),
    NOBODY_TO_MAP(RefusalKind.INVALID_VALUE),

    // Integrations
    NO_SUCH_CREDENTIAL(RefusalKind.ABSENT),
    NO_MASS_CHANGE_GUARD(RefusalKind.CONFLICT),
    NOTHING_HELD(RefusalKind.CONFLICT),
    CREDENTIAL_REVOKED(RefusalKind.CONFLICT),
    SUCCESSOR_OF_ANOTHER_KIND(RefusalKind.CONFLICT),
    MASS_CHANGE_HELD(RefusalKind.HELD),
    MASS_CHANGE_REJECTED(RefusalKind.FORBIDDEN),

    // Documents, paths and filters
    INVALID_VALUE(RefusalKind.INVALID_VALUE),
    REQUIRED_MISSING(RefusalKind.INVALID_VALUE),
    VALUE_TAKEN(RefusalKind.TAKEN),
    MUTABILITY(RefusalKind.MUTABILITY),
    INVALID_PATH(RefusalKind.INVALID_PATH),
    NO_TARGET(RefusalKind.NO_TARGET),
    INVALID_FILTER(RefusalKind.INVALID_FILTER),
    TOO_LARGE(RefusalKind.TOO_LARGE),

    // Lists
    TOO_MANY(RefusalKind.TOO_MANY),
    NOT_SORTABLE(RefusalKind.INVALID_VALUE),
    INVALID_CURSOR(RefusalKind.INVALID_CURSOR),
    EXPIRED_CURSOR(RefusalKind.EXPIRED_CURSOR),

    // Requests to SCIM
    MALFORMED_JSON(RefusalKind.INVALID_SYNTAX),
    MALFORMED_PATCH(RefusalKind.INVALID_SYNTAX),
    BODY_TOO_LARGE(RefusalKind.TOO_LARGE),
    BODY_CUT_SHORT(RefusalKind.INVALID_SYNTAX),
    UNSUPPORTED_BODY(RefusalKind.UNSUPPORTED_BODY),
    NOTHING_ACCEPTABLE(RefusalKind.NOTHING_ACCEPTABLE),
    INVALID_PARAMETER(RefusalKind.INVALID_VALUE),
    EMPTY_ENTITY_TAG(RefusalKind.INVALID_VALUE),
    INVALID_COUNT(RefusalKind.INVALID_COUNT),
    UNKNOWN_PATH(RefusalKind.ABSENT),
    UNSUPPORTED_VERSION(RefusalKind.UNSUPPORTED_VERSION),
    NOBODY_IS_ME(RefusalKind.NOT_IMPLEMENTED),
    FILTERED_DISCOVERY(RefusalKind.FORBIDDEN),

    // Bulk
    MALFORMED_BULK(RefusalKind.INVALID_SYNTAX),
    TOO_MANY_OPERATIONS(RefusalKind.TOO_LARGE),
    UNKNOWN_BULK_ID(RefusalKind.INVALID_VALUE),
    FAILED_REFERENCE(RefusalKind.CONFLICT),
    CIRCULAR_REFERENCE(RefusalKind.CONFLICT),

    // Requests to /api
    NO_TENANT_CHOSEN(RefusalKind.INVALID_VALUE),
    BAD_VALUE(RefusalKind.INVALID_VALUE),
    CREDENTIAL_OVER(RefusalKind.CONFLICT),
    LOCKS_YOU_OUT(RefusalKind.CONFLICT),
    OPERATORS_ONLY(RefusalKind.FORBIDDEN),
    OPERATOR_MADE_BY_OPERATOR(RefusalKind.FORBIDDEN),

    // Import of equipment
    FILE_TOO_LARGE(RefusalKind.TOO_LARGE),
    TOO_MANY_LINES(RefusalKind.TOO_LARGE),
    NOT_TEXT(RefusalKind.INVALID_VALUE),
    WRONG_ENCODING(RefusalKind.INVALID_VALUE),
    NO_ASSET_TAGS(RefusalKind.INVALID_VALUE),
    SAME_COLUMN_TWICE(RefusalKind.INVALID_VALUE),
    MALFORMED_CSV(RefusalKind.INVALID_VALUE),

    // People
    PERSON_NAME_TAKEN(RefusalKind.TAKEN),

    // Verification
    VERIFICATION_RUNNING(RefusalKind.CONFLICT),

    // Reports
    NOT_A_MAIL_ADDRESS(RefusalKind.INVALID_VALUE),
    MALFORMED_CRON(RefusalKind.INVALID_VALUE),
    CRON_NEVER_FIRES(RefusalKind.INVALID_VALUE),
    CRON_FIRES_TOO_OFTEN(RefusalKind.INVALID_VALUE),
    NO_SUCH_TIME_ZONE(RefusalKind.INVALID_VALUE),
    NO_SUCH_REPORT(RefusalKind.INVALID_VALUE),
    NO_SUCH_PARAMETER(RefusalKind.INVALID_VALUE),
    BAD_PARAMETER_VALUE(RefusalKind.INVALID_VALUE),
    RECIPIENTS_OUT_OF_BOUNDS(RefusalKind.INVALID_VALUE),
    TOO_MANY_SCHEDULES(RefusalKind.CONFLICT),
    NO_SUCH_SCHEDULE(RefusalKind.ABSENT),
    NO_SUCH_DELIVERY(RefusalKind.ABSENT),
    DELIVERY_NOT_ENDED(RefusalKind.CONFLICT);

    private final RefusalKind kind;

    RefusalCode(RefusalKind kind) {
        this.kind = kind;
    }

    public RefusalKind kind() {
        return kind;
    }

    /** As it goes out: {@code user-name-taken}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
