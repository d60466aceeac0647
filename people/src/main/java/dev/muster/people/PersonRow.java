package dev.muster.people;

import dev.muster.directory.TenantId;
import dev.muster.directory.UuidV7;
import dev.muster.directory.text.Folding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A person as stored. The key is the id alone, because an operator has no tenant; every query names the tenant beside it. */
@Entity
@Table(name = "person")
class PersonRow implements Persistable<UUID> {
    @Id
    @Column(name = "person_id")
    private UUID id;

    @Column(name = "tenant_id")
    private @Nullable UUID tenant;

    private String name;

    @Column(name = "name_folded")
    private String folded;

    @Enumerated(EnumType.STRING)
    private PersonRole role;

    @Column(name = "password_hash")
    private String passwordHash;

    private Instant created;
    private @Nullable Instant disabled;

    @Column(name = "signed_in_from")
    private String[] signedInFrom = {};

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected PersonRow() {}

    PersonRow(@Nullable TenantId tenant, String name, PersonRole role, String passwordHash, Instant now) {
        this.id = UuidV7.next();
        this.tenant = tenant == null ? null : tenant.value();
        this.name = name;
        this.folded = Folding.fold(name);
        this.role = role;
        this.passwordHash = passwordHash;
        // PostgreSQL keeps microseconds: what is answered must be what is stored
        this.created = now.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Who is saved is new: what changes later is changed by statements that say so. */
    @Override
    public boolean isNew() {
        return true;
    }

    Person person() {
        return new Person(id, tenant == null ? null : new TenantId(tenant), name, role, created, disabled);
    }

    People.SignIn signIn() {
        return new People.SignIn(person(), passwordHash, Set.of(signedInFrom));
    }
}
