package dev.muster.api.error;

import dev.muster.api.RequestFields;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * One answer for all refusals, and for what Spring refuses. A feature that answers otherwise has an advice of its own, which is
 * asked before this one.
 */
@RestControllerAdvice(basePackages = "dev.muster.api")
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class ApiErrors extends ResponseEntityExceptionHandler {
    @ExceptionHandler
    ProblemDetail answer(Refusal refusal) {
        return RefusalProblems.of(refusal);
    }

    @ExceptionHandler
    ProblemDetail answer(MethodArgumentTypeMismatchException mismatch) {
        // an id that is no UUID was never minted by us
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) return answer(new NoSuchResource());
        return problem(
                HttpStatus.BAD_REQUEST,
                "'" + mismatch.getName() + "': '" + RequestFields.excerpt(String.valueOf(mismatch.getValue()))
                        + "' cannot be read; " + cure(mismatch.getRequiredType()));
    }

    private static String cure(@Nullable Class<?> wanted) {
        if (wanted == Instant.class) return "give a time with its zone, such as 2026-10-01T00:00:00Z.";
        if (wanted == UUID.class) return "give the id, such as " + new UUID(0, 0) + ".";
        if (wanted == boolean.class || wanted == Boolean.class) return "give true or false.";
        if (wanted == int.class || wanted == Integer.class || wanted == long.class || wanted == Long.class) {
            return "give a whole number.";
        }
        return "see the reference of this call.";
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handleExceptionInternal(
                missing,
                problem(HttpStatus.BAD_REQUEST, "'" + missing.getParameterName() + "': it is missing."),
                headers,
                HttpStatus.BAD_REQUEST,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handleExceptionInternal(
                unreadable,
                problem(HttpStatus.BAD_REQUEST, UnreadableBody.detail(unreadable)),
                headers,
                HttpStatus.BAD_REQUEST,
                request);
    }

    /** Of a handler that takes one object: there is no other form. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException unread, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        boolean missing = request.getHeader(HttpHeaders.CONTENT_TYPE) == null;
        return handleExceptionInternal(
                unread,
                problem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        (missing ? "The Content-Type is missing" : "A body of this Content-Type is not read here")
                                + "; send application/json."),
                headers,
                status,
                request);
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}
