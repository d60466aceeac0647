package dev.muster.api.report;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is answered when two change a schedule or a letter at once. */
@RestControllerAdvice(basePackageClasses = ReportErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReportErrors {
    @ExceptionHandler
    ProblemDetail answer(OptimisticLockingFailureException changed) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, "Somebody else has changed it in this moment. Read it again, then try again.");
    }
}
