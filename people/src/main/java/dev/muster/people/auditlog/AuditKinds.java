package dev.muster.people.auditlog;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All kinds that an entry can be of.
 *
 * @param names those of {@link AuditKind}, and of the events of settings
 */
public record AuditKinds(Set<String> names) {
    /** @param events of settings: whoever puts them on record knows which they are */
    public static AuditKinds with(Collection<String> events) {
        return new AuditKinds(Stream.concat(Arrays.stream(AuditKind.values()).map(AuditKind::toString), events.stream())
                .collect(Collectors.toUnmodifiableSet()));
    }
}
