package dev.muster.people.auditlog;

import dev.muster.directory.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who did something, and from where.
 *
 * @param actor   as in the history: {@code person/…}, {@code integration/…}, {@code muster}; or {@code stranger}, {@code command-line}
 * @param id      the person's or the integration's
 * @param address the client's, behind the proxies that are trusted; null where no request came
 * @param request its id
 */
public record Doer(
        String actor, @Nullable UUID id, @Nullable String address, String request) {
    /** Of a request whose person has signed in. */
    public static final String ATTRIBUTE = "dev.muster.people.Doer";

    public static final String STRANGER = "stranger";
    public static final String COMMAND_LINE = "command-line";

    /** Whoever has signed in with the request that this thread is at; Muster itself where there is none. */
    public static Doer current() {
        HttpServletRequest request = requestOfThread().orElse(null);
        return request != null && request.getAttribute(ATTRIBUTE) instanceof Doer doer
                ? doer
                : of(new Actor.Muster(), "muster");
    }

    /** The actor of a command or an event of this thread. */
    public static Doer of(Actor actor, String request) {
        UUID id = switch (actor) {
            case Actor.Client client -> client.integration().value();
            case Actor.Person person -> person.id();
            case Actor.Muster ignored -> null;
        };
        return new Doer(
                actor.toString(),
                id,
                requestOfThread().map(HttpServletRequest::getRemoteAddr).orElse(null),
                request);
    }

    public static Doer person(UUID id, String address, String request) {
        return new Doer(new Actor.Person(id).toString(), id, address, request);
    }

    /** Somebody who has not proved who he is. */
    public static Doer stranger(@Nullable String address, String request) {
        return new Doer(STRANGER, null, address, request);
    }

    /** Whoever may start programs on the server's machine. */
    public static Doer commandLine() {
        return new Doer(COMMAND_LINE, null, null, COMMAND_LINE);
    }

    private static Optional<HttpServletRequest> requestOfThread() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }
}
