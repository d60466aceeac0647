package dev.muster.api.role;

import dev.muster.directory.role.RoleRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice(assignableTypes = RolesEndpoint.class)
class RoleErrors {
    @ExceptionHandler
    ProblemDetail answer(RoleRefusal refusal) {
        return switch (refusal) {
            case RoleRefusal.RoleNameTaken taken ->
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.CONFLICT,
                        "There is a role '" + taken.name + "' already. Map that one, or choose another name.");
            case RoleRefusal.RoleStillMapped mapped ->
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.CONFLICT,
                        "The role has " + mapped.mappings + (mapped.mappings == 1 ? " mapping" : " mappings")
                                + ", so people may have it. Take the mappings away first: DELETE"
                                + " /api/roles/{role}/mappings?kind=…");
            case RoleRefusal.NobodyToMap nobody ->
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, nobody.getMessage() + ". Read its id anew.");
        };
    }
}
