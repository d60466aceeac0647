package dev.muster.api.identity;

import dev.muster.api.error.RefusalProblems;
import dev.muster.directory.document.DocumentRefusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What HTTP says where somebody else has got a value meanwhile that no two may have, so that an answer can't be taken. */
@RestControllerAdvice(basePackages = "dev.muster.api.identity")
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class IdentityErrors {
    @ExceptionHandler
    ProblemDetail answer(DocumentRefusal refusal) {
        return RefusalProblems.of(
                refusal,
                HttpStatus.CONFLICT,
                "The record can't become again what it was. " + RefusalProblems.text(refusal));
    }
}
