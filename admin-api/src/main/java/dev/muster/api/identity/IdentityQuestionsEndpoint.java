package dev.muster.api.identity;

import static dev.muster.people.PersonRole.ADMIN;
import static dev.muster.people.PersonRole.AUDITOR;
import static dev.muster.people.PersonRole.OPERATOR;
import static dev.muster.people.PersonRole.OWNER;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.RequestFields;
import dev.muster.directory.Commands;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.UserId;
import dev.muster.directory.user.UserCommand;
import dev.muster.directory.user.UserCommand.ConfirmSamePerson;
import dev.muster.directory.user.UserCommand.SeparatePersons;
import dev.muster.directory.user.UserRefusal;
import dev.muster.history.returns.EarlierReturn;
import dev.muster.history.returns.EarlierReturns;
import dev.muster.people.AllowedFor;
import dev.muster.projections.user.IdentityQuestion;
import dev.muster.projections.user.IdentityQuestion.Status;
import dev.muster.projections.user.IdentityQuestions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/identity-questions}: is the one who came under a leaver's record the one who left? */
@RestController
@RequestMapping("/api/identity-questions")
@AllowedFor({OPERATOR, OWNER, ADMIN, AUDITOR})
class IdentityQuestionsEndpoint {
    private final Commands commands;
    private final IdentityQuestions questions;
    private final EarlierReturns earlier;

    IdentityQuestionsEndpoint(Commands commands, IdentityQuestions questions, EarlierReturns earlier) {
        this.commands = commands;
        this.questions = questions;
        this.earlier = earlier;
    }

    /**
     * @param answer  {@code samePerson} or {@code another}
     * @param restore whether the same person gets back what was withdrawn
     */
    record Answer(@Nullable String answer, @Nullable Boolean restore) {}

    /**
     * Lists the questions whether somebody who came under a leaver's record is the one who left.
     *
     * @param status {@code open}, {@code samePerson}, {@code another}, {@code deleted} or {@code all}
     */
    @GetMapping
    Page<IdentityQuestion> list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(defaultValue = "open") String status,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = RequestFields.limit(limit);
        return Page.of(
                questions.read(caller.tenant(), status(status), after, size + 1),
                size,
                question -> question.id().toString());
    }

    /** Looks for returns from before these questions were asked. A page may be empty, though others follow. */
    @GetMapping("/earlier")
    Page<EarlierReturn> earlier(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @RequestParam(required = false) @Nullable Long after) {
        EarlierReturns.Found found = earlier.find(caller.tenant(), after);
        return new Page<>(found.returns(), found.next() == null ? null : String.valueOf(found.next()));
    }

    /** Reads an identity question. */
    @GetMapping("/{id}")
    IdentityQuestion get(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        return questions.find(caller.tenant(), id).orElseThrow(NoSuchResource::new);
    }

    /**
     * Answers an identity question. {@code samePerson} closes it; {@code another} makes a record of their own for the one
     * who came.
     */
    @PostMapping("/{id}/answer")
    @AllowedFor({OPERATOR, OWNER, ADMIN})
    IdentityQuestion answer(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id, @RequestBody Answer body) {
        IdentityQuestion question = get(caller, id);
        if (question.status() != Status.OPEN) {
            throw new UserRefusal.NothingAsked();
        }
        UserId user = new UserId(caller.tenant(), question.user().id());
        commands.send(command(body, user, id), caller.context());
        return get(caller, id);
    }

    private static UserCommand command(Answer body, UserId user, UUID question) {
        boolean restore = Boolean.TRUE.equals(body.restore());
        return switch (String.valueOf(body.answer())) {
            case "samePerson" -> new ConfirmSamePerson(user, question, restore);
            case "another" -> {
                if (restore) {
                    throw new ApiRefusal.BadValue(
                            "restore", "it is for the same person; another one gets nothing of the former one's.");
                }
                yield new SeparatePersons(user, question, UserId.next(user.tenant()));
            }
            default -> throw new ApiRefusal.BadValue("answer", "give \"samePerson\" or \"another\".");
        };
    }

    private static @Nullable Status status(String text) {
        return switch (text) {
            case "open" -> Status.OPEN;
            case "samePerson" -> Status.SAME_PERSON;
            case "another" -> Status.ANOTHER;
            case "deleted" -> Status.DELETED;
            case "all" -> null;
            default -> throw new ApiRefusal.BadValue("status", "give open, samePerson, another, deleted or all.");
        };
    }
}
