package dev.muster.people;

import dev.muster.directory.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people who sign in. A change holds from the next request on, on every server. */
public interface People {
    /**
     * What is held against a sign-in.
     *
     * @param knownNetworks from where that person has signed in before
     */
    record SignIn(Person person, String passwordHash, Set<String> knownNetworks) {
        public SignIn {
            knownNetworks = Set.copyOf(knownNetworks);
        }

        @Override
        public String toString() {
            return person.toString();
        }
    }

    /** Whoever has that name, in whichever tenant: names are unique in the installation, because a sign-in names no tenant. */
    Optional<SignIn> bySignInName(String name);

    List<Person> of(TenantId tenant);

    List<Person> operators();

    Optional<Person> find(@Nullable TenantId tenant, UUID person);

    /** @throws NameTaken where somebody has that name already */
    Person create(@Nullable TenantId tenant, String name, PersonRole role, String passwordHash);

    void disable(@Nullable TenantId tenant, UUID person);

    void enable(@Nullable TenantId tenant, UUID person);

    void changePassword(@Nullable TenantId tenant, UUID person, String passwordHash);

    /** That person has signed in from there: the latest few are kept. */
    void remember(Person person, String network);
}
