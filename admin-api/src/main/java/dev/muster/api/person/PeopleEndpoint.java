package dev.muster.api.person;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.RequestFields;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.TenantId;
import dev.muster.people.AllowedFor;
import dev.muster.people.OneTimePassword;
import dev.muster.people.PasswordHashing;
import dev.muster.people.People;
import dev.muster.people.Person;
import dev.muster.people.PersonRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who may sign in. An owner sees to the tenant's people; the operator to any tenant's, and to other operators. An auditor sees who they
 * are.
 */
@RestController
@RequestMapping("/api/people")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER})
class PeopleEndpoint {
    record NewPerson(
            @Nullable String name,
            @Nullable PersonRole role,
            @Nullable String password) {}

    /** @param password shown once, and only where it was minted here */
    record PersonResource(
            UUID id,
            String name,
            PersonRole role,
            Instant created,
            @Nullable Instant disabled,
            @Nullable String password) {}

    private final People people;
    private final PasswordHashing hashing;

    PeopleEndpoint(People people, PasswordHashing hashing) {
        this.people = people;
        this.hashing = hashing;
    }

    /** Lists the people who may sign in. */
    @GetMapping
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.AUDITOR})
    Page<PersonResource> list(@RequestAttribute(Caller.ATTRIBUTE) Caller caller) {
        List<Person> found = new ArrayList<>();
        if (caller.role() == PersonRole.OPERATOR) found.addAll(people.operators());
        if (caller.role() != PersonRole.OPERATOR || caller.chosen() != null) found.addAll(people.of(caller.tenant()));
        return new Page<>(found.stream().map(person -> resource(person, null)).toList(), null);
    }

    /** Adds a person. Without a password in the body one is minted, and is in this answer and nowhere else. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PersonResource create(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestBody NewPerson body) {
        PersonRole role = RequestFields.value("role", body.role(), "give OWNER, ADMIN or AUDITOR.");
        if (role == PersonRole.OPERATOR && caller.role() != PersonRole.OPERATOR) {
            throw new ApiRefusal.OperatorMadeByOperator();
        }
        TenantId tenant = role == PersonRole.OPERATOR ? null : caller.tenant();
        String name = name(body.name());
        String minted = body.password() == null ? OneTimePassword.mint() : null;
        String password = minted != null ? minted : ChosenPassword.checked(body.password());
        return resource(people.create(tenant, name, role, hashing.hash(password)), minted);
    }

    /** Disables a person, from the next request on. */
    @PostMapping("/{id}/disable")
    PersonResource disable(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        if (id.equals(caller.person())) {
            throw new ApiRefusal.LocksYouOut();
        }
        Person person = find(caller, id);
        people.disable(person.tenant(), id);
        return resource(find(caller, id), null);
    }

    /** Enables a person again. */
    @PostMapping("/{id}/enable")
    PersonResource enable(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        Person person = find(caller, id);
        people.enable(person.tenant(), id);
        return resource(find(caller, id), null);
    }

    /** Gives a person a new password, for whoever has forgotten it. The old one ends, the new one is shown once. */
    @PostMapping("/{id}/password")
    PersonResource resetPassword(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        Person person = find(caller, id);
        String minted = OneTimePassword.mint();
        people.changePassword(person.tenant(), id, hashing.hash(minted));
        return resource(person, minted);
    }

    private Person find(Caller caller, UUID id) {
        if (caller.role() == PersonRole.OPERATOR) {
            var operator = people.find(null, id);
            if (operator.isPresent()) return operator.get();
        }
        return people.find(caller.tenant(), id).orElseThrow(NoSuchResource::new);
    }

    /** RFC 7617 §2: the name of HTTP Basic has no colon. */
    private static String name(@Nullable String given) {
        String name = RequestFields.text("name", given, 200);
        if (name.contains(":"))
            throw new ApiRefusal.BadValue("name", "it cannot have a colon; an e-mail address is good.");
        return name;
    }

    private static PersonResource resource(Person person, @Nullable String password) {
        return new PersonResource(
                person.id(), person.name(), person.role(), person.created(), person.disabled(), password);
    }
}
