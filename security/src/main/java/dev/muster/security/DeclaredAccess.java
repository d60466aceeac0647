package dev.muster.security;

import dev.muster.directory.integration.ReadsOnly;
import dev.muster.directory.integration.RequiresScope;
import dev.muster.directory.integration.Scope;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * For whom a handler says that it is.
 *
 * @param people    null where it is for no person
 * @param scopes    null where it is for no credential
 * @param readsOnly whether it changes nothing, whatever the method
 */
public record DeclaredAccess(
        @Nullable AllowedFor people, @Nullable RequiresScope scopes, boolean readsOnly) {

    public static DeclaredAccess of(HandlerMethod handler) {
        return new DeclaredAccess(
                nearest(handler, AllowedFor.class),
                nearest(handler, RequiresScope.class),
                handler.hasMethodAnnotation(ReadsOnly.class));
    }

    /** The handler's own, else its class's: a class may inherit the handler, and then says for whom. */
    private static <A extends Annotation> @Nullable A nearest(HandlerMethod handler, Class<A> kind) {
        A own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), kind);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), kind);
    }

    public boolean isMissing() {
        return people == null && scopes == null;
    }

    public Optional<AccessDenied> toPerson(PersonRole role) {
        if (people == null) return denied(whyNoPerson());
        if (Arrays.asList(people.value()).contains(role)) return Optional.empty();
        String allowed = Arrays.stream(people.value()).map(DeclaredAccess::word).collect(Collectors.joining(", "));
        return denied("Your role " + word(role) + " does not open this. It is for " + allowed + ".");
    }

    private String whyNoPerson() {
        return scopes != null && List.of(scopes.read()).equals(List.of(Scope.ACCESS))
                ? "/access is for the customer's application: it wants a credential of the scope ACCESS."
                : "SCIM is for provisioning credentials: people work with /api. Send an integration's token.";
    }

    /** @param reading whether the HTTP method is one that reads */
    public Optional<AccessDenied> toClient(Set<Scope> has, boolean reading) {
        if (scopes == null) {
            return denied("/api is for people, by name and password; this is the credential of a client.");
        }
        List<Scope> forReading = List.of(scopes.read());
        List<Scope> forWriting = List.of(scopes.write());
        if (Collections.disjoint(has, forReading) && Collections.disjoint(has, forWriting)) {
            return scopes.hidden()
                    ? Optional.of(AccessDenied.notFound("There is no such resource type."))
                    : denied(forReading.equals(List.of(Scope.ACCESS)) ? whyNoPerson() : without(forReading, has));
        }
        List<Scope> wanted = reading || readsOnly ? forReading : forWriting;
        if (!Collections.disjoint(has, wanted)) return Optional.empty();
        return denied("This credential only reads: its scopes are " + Scope.names(has) + ", and a change wants "
                + (wanted.isEmpty() ? "a person" : wanted.getFirst())
                + ". Have the owner of the tenant mint one that writes.");
    }

    private static String without(List<Scope> any, Set<Scope> has) {
        return "This credential does not have the scope " + any.getFirst() + ", only " + Scope.names(has) + ".";
    }

    private static Optional<AccessDenied> denied(String detail) {
        return Optional.of(AccessDenied.forbidden(detail));
    }

    private static String word(PersonRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
