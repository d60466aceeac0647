package dev.muster.api.report;

import dev.muster.api.Caller;
import dev.muster.api.Page;
import dev.muster.api.RequestFields;
import dev.muster.delivery.DeliveryId;
import dev.muster.delivery.DeliveryState;
import dev.muster.delivery.DeliveryView;
import dev.muster.delivery.Letters;
import dev.muster.directory.NoSuchResource;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/letters}: every letter that Muster has written for this tenant, and what became of it. */
@RestController
@RequestMapping("/api/letters")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
class LettersEndpoint {
    private final Letters letters;

    LettersEndpoint(Letters letters) {
        this.letters = letters;
    }

    /**
     * A letter as it is shown.
     *
     * @param run       of which it brings the report
     * @param nextTry   while it is PENDING
     * @param failure   what went wrong last, and what a person can do
     */
    record Shown(
            UUID id,
            String about,
            @Nullable UUID run,
            String recipient,
            @Nullable String subject,
            String state,
            int attempts,
            @Nullable Instant nextTry,
            @Nullable String place,
            @Nullable String failure,
            Instant created,
            @Nullable Instant finished) {
        static Shown of(DeliveryView letter) {
            return new Shown(
                    letter.id().value(),
                    letter.about().name(),
                    letter.origin() == null ? null : letter.origin().value(),
                    letter.recipient(),
                    letter.subject(),
                    letter.state().name(),
                    letter.attempts(),
                    letter.state() == DeliveryState.PENDING ? letter.notBefore() : null,
                    letter.place(),
                    letter.failure(),
                    letter.created(),
                    letter.finished());
        }
    }

    /**
     * Lists the letters that were written, the newest first.
     *
     * @param state {@code PENDING}, {@code SENDING}, {@code SENT}, {@code FAILED} or {@code UNCERTAIN}
     */
    @GetMapping
    Page<Shown> list(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = RequestFields.limit(limit);
        DeliveryId last = after == null ? null : new DeliveryId(caller.tenant(), after);
        return Page.of(
                letters.list(caller.tenant(), state == null ? null : state(state), last, size + 1).stream()
                        .map(Shown::of)
                        .toList(),
                size,
                letter -> letter.id().toString());
    }

    /** Reads what became of a letter. */
    @GetMapping("/{id}")
    Shown get(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        return letters.find(new DeliveryId(caller.tenant(), id)).map(Shown::of).orElseThrow(NoSuchResource::new);
    }

    /** Sends a letter again that failed, or of which nobody knows whether it went out. */
    @PostMapping("/{id}/send")
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN})
    Shown sendAgain(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable UUID id) {
        return Shown.of(letters.sendAgain(new DeliveryId(caller.tenant(), id)));
    }

    private static DeliveryState state(String name) {
        RequestFields.oneOf(
                "state",
                name,
                Arrays.stream(DeliveryState.values()).map(DeliveryState::name).toList());
        return DeliveryState.valueOf(name);
    }
}
