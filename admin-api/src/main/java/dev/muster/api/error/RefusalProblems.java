package dev.muster.api.error;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalKind;
import dev.muster.directory.refusal.RefusalTexts;
import dev.muster.directory.refusal.RefusalTexts.Door;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** From a refusal to what {@code /api} says about it. The switch knows all kinds, and each refusal has one. */
public final class RefusalProblems {
    /** The member of the problem document with the refusal's code. */
    private static final String CODE = "code";

    private RefusalProblems() {}

    public static ProblemDetail of(Refusal refusal) {
        return of(refusal, status(refusal.code().kind()), text(refusal));
    }

    /** Where the feature knows better what to say. */
    public static ProblemDetail of(Refusal refusal, HttpStatus status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty(CODE, refusal.code().text());
        return problem;
    }

    /** What is wrong, and what to do. */
    public static String text(Refusal refusal) {
        return RefusalTexts.of(refusal, Door.API, integration -> Optional.empty());
    }

    public static HttpStatus status(RefusalKind kind) {
        return switch (kind) {
            case INVALID_VALUE,
                    INVALID_SYNTAX,
                    INVALID_PATH,
                    INVALID_FILTER,
                    MUTABILITY,
                    NO_TARGET,
                    TOO_MANY,
                    INVALID_CURSOR,
                    EXPIRED_CURSOR,
                    INVALID_COUNT,
                    UNSUPPORTED_VERSION -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case ABSENT -> HttpStatus.NOT_FOUND;
            case NOTHING_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
            case TAKEN, CONFLICT, UNSUITED -> HttpStatus.CONFLICT;
            case CHANGED -> HttpStatus.PRECONDITION_FAILED;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNSUPPORTED_BODY -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case NOT_IMPLEMENTED -> HttpStatus.NOT_IMPLEMENTED;
            case CONTENDED, STOPPING, HELD -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
