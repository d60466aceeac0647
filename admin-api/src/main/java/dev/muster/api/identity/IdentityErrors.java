package dev.muster.api.identity;

import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.user.UserRefusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What HTTP says where an answer is refused. */
@RestControllerAdvice(basePackages = "dev.muster.api.identity")
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class IdentityErrors {
    @ExceptionHandler
    ProblemDetail answer(UserRefusal refusal) {
        return conflict(
                switch (refusal) {
                    case UserRefusal.NothingAsked none -> "The question is closed; somebody has just answered it.";
                    case UserRefusal.AskedLater later ->
                        "The question " + later.question + " was asked later about the same record. Answer it first.";
                    case UserRefusal.UserNameTaken taken -> "Another user has the userName '" + taken.userName + "'.";
                    case UserRefusal.StillActive active -> "The user is active.";
                    case UserRefusal.NotKnownAgain unknown -> "Nothing says that it is the same person.";
                    case UserRefusal.Separated separated ->
                        "The record was separated from " + separated.successor.value() + " before.";
                });
    }

    /** Somebody else has got a value meanwhile that no two may have. */
    @ExceptionHandler
    ProblemDetail answer(DocumentRefusal refusal) {
        return conflict("The record can't become again what it was: " + refusal.getMessage()
                + ". Take the value from whoever has it now, then answer again.");
    }

    private static ProblemDetail conflict(String detail) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, detail);
    }
}
