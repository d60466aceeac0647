package dev.muster.api.person;

import dev.muster.api.Caller;
import dev.muster.people.AllowedFor;
import dev.muster.people.PasswordHashing;
import dev.muster.people.People;
import dev.muster.people.PersonRole;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whoever has signed in, about themselves. */
@RestController
@RequestMapping("/api/me")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
class MeEndpoint {
    record Me(
            UUID id, String name, PersonRole role, @Nullable UUID tenant) {}

    record NewPassword(@Nullable String password) {}

    private final People people;
    private final PasswordHashing hashing;

    MeEndpoint(People people, PasswordHashing hashing) {
        this.people = people;
        this.hashing = hashing;
    }

    /** Says who has signed in. */
    @GetMapping
    Me me(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        return new Me(
                caller.person(),
                caller.name(),
                caller.role(),
                caller.chosen() == null ? null : caller.chosen().value());
    }

    /** Changes your own password. It has 12 characters or more. */
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody NewPassword body) {
        String hash = hashing.hash(ChosenPassword.checked(body.password()));
        // an operator's row belongs to no tenant, whichever one is spoken of just now
        people.changePassword(caller.role() == PersonRole.OPERATOR ? null : caller.tenant(), caller.person(), hash);
    }
}
