package dev.muster.api.verification;

import dev.muster.api.AllowedFor;
import dev.muster.api.Caller;
import dev.muster.api.PersonRole;
import dev.muster.directory.NoSuchResource;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Starts a verification, shows how far it is, and what came of it and of the ones before. */
@RestController
@RequestMapping("/api/verification")
@AllowedFor(PersonRole.OPERATOR)
class VerificationEndpoint {
    private static final int SHOWN = 20;

    private final Verifications verifications;

    VerificationEndpoint(Verifications verifications) {
        this.verifications = verifications;
    }

    @PostMapping
    ResponseEntity<VerificationView> start(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        UUID id = verifications.start("person/" + caller.person());
        return ResponseEntity.accepted()
                .location(URI.create("/api/verification/" + id))
                .body(find(id));
    }

    @GetMapping("/{id}")
    VerificationView find(@PathVariable UUID id) {
        return verifications.find(id).orElseThrow(NoSuchResource::new);
    }

    @GetMapping
    List<VerificationView> latest() {
        return verifications.latest(SHOWN);
    }

    @RestControllerAdvice(assignableTypes = VerificationEndpoint.class)
    @Order(0)
    static class Refusals {
        @ExceptionHandler
        ProblemDetail answer(AlreadyRunning running) {
            return ProblemDetail.forStatusAndDetail(
                    HttpStatus.CONFLICT,
                    "A verification is under way already, and there is one at a time. GET /api/verification shows it.");
        }
    }
}
