package dev.muster.api.report;

import dev.muster.delivery.LetterRefusal;
import dev.muster.delivery.mail.MailAddress;
import dev.muster.reports.ScheduleRefusal;
import dev.muster.reports.schedule.TimingRefusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is answered when a schedule, a run or a letter is not as asked. */
@RestControllerAdvice(basePackageClasses = ReportErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReportErrors {
    @ExceptionHandler
    ProblemDetail answer(ScheduleRefusal refusal) {
        HttpStatus status = switch (refusal) {
            case ScheduleRefusal.NoSuchReport ignored -> HttpStatus.BAD_REQUEST;
            case ScheduleRefusal.RecipientsOutOfBounds ignored -> HttpStatus.BAD_REQUEST;
            case ScheduleRefusal.TooManySchedules ignored -> HttpStatus.CONFLICT;
            case ScheduleRefusal.NoSuchSchedule ignored -> HttpStatus.NOT_FOUND;
        };
        return problem(status, refusal);
    }

    @ExceptionHandler
    ProblemDetail answer(LetterRefusal refusal) {
        HttpStatus status = switch (refusal) {
            case LetterRefusal.NoSuchDelivery ignored -> HttpStatus.NOT_FOUND;
            case LetterRefusal.DeliveryNotEnded ignored -> HttpStatus.CONFLICT;
        };
        return problem(status, refusal);
    }

    @ExceptionHandler
    ProblemDetail answer(TimingRefusal refusal) {
        return problem(HttpStatus.BAD_REQUEST, refusal);
    }

    @ExceptionHandler
    ProblemDetail answer(MailAddress.NotAMailAddress refusal) {
        return problem(HttpStatus.BAD_REQUEST, refusal);
    }

    @ExceptionHandler
    ProblemDetail answer(OptimisticLockingFailureException changed) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, "Somebody else has changed it in this moment. Read it again, then try again.");
    }

    private static ProblemDetail problem(HttpStatus status, RuntimeException refusal) {
        return ProblemDetail.forStatusAndDetail(status, refusal.getMessage() + ".");
    }
}
