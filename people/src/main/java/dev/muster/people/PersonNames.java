package dev.muster.people;

import dev.muster.directory.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who the people are that a record names by their ids. */
@Component
public final class PersonNames {
    private final People people;

    PersonNames(People people) {
        this.people = people;
    }

    /** Asked once for each of them. */
    @FunctionalInterface
    public interface Known {
        @Nullable
        String of(UUID person);
    }

    /** The tenant's people and the operators; these alone where no tenant is given. */
    public Known seenFrom(@Nullable TenantId tenant) {
        Map<UUID, Optional<String>> names = new HashMap<>();
        return id -> names.computeIfAbsent(id, person -> nameOf(tenant, person)).orElse(null);
    }

    private Optional<String> nameOf(@Nullable TenantId tenant, UUID person) {
        Optional<Person> known = tenant == null ? Optional.empty() : people.find(tenant, person);
        return known.or(() -> people.find(null, person)).map(Person::name);
    }
}
