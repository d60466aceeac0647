package dev.muster.projections.names;

import dev.muster.directory.ResourceId;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.text.Folding;
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Claims in the table {@code name_claim}, whose key waits for another transaction that wants the same name. */
public final class JdbcUniqueNames implements UniqueNames {
    // The update without effect makes a held claim visible: the row comes back, with whoever owns it.
    private static final String CLAIM = """
            insert into name_claim (tenant_id, kind, folded, owner) values (?, ?, ?, ?)
            on conflict (tenant_id, kind, folded) do update set owner = name_claim.owner
            returning owner
            """;
    // What counts as the same is said by the database alone, because the claims of values that were there before their
    // schema wanted them unique are made there, too.
    private static final String CLAIM_VALUE = """
            insert into name_claim (tenant_id, kind, folded, owner) values (?, ?, unique_key(?, ?), ?)
            on conflict (tenant_id, kind, folded) do update set owner = name_claim.owner
            returning owner
            """;
    private static final Sql RELEASE_VALUE = Sql.of("""
            delete from name_claim
             where tenant_id = :tenant and kind = :kind and folded = unique_key(:text, :caseExact) and owner = :owner
               and folded is distinct from unique_key(:inItsPlace, :caseExact)
            """);
    private static final Sql RELEASE = Sql.of("""
            delete from name_claim
             where tenant_id = :tenant and kind = :kind and folded = :folded and owner = :owner
            """);

    private final JdbcOperations jdbc;
    private final ProjectionWriter writer;

    public JdbcUniqueNames(JdbcOperations jdbc, ProjectionWriter writer) {
        this.jdbc = jdbc;
        this.writer = writer;
    }

    @Override
    public UUID claimOrHolder(Kind kind, String name, ResourceId owner) {
        return Objects.requireNonNull(jdbc.queryForObject(
                CLAIM, UUID.class, owner.tenant().value(), kind.name(), Folding.fold(name), owner.value()));
    }

    @Override
    public boolean claim(Value value, ResourceId owner) {
        UUID holder = jdbc.queryForObject(
                CLAIM_VALUE,
                UUID.class,
                owner.tenant().value(),
                value.attribute(),
                value.text(),
                value.caseExact(),
                owner.value());
        return owner.value().equals(holder);
    }

    @Override
    public void release(Value value, @Nullable Value inItsPlace, ResourceId owner) {
        writer.write(
                RELEASE_VALUE,
                Parameters.of("tenant", owner.tenant().value())
                        .and("kind", value.attribute())
                        .and("text", value.text())
                        .and("caseExact", value.caseExact())
                        .and("inItsPlace", inItsPlace == null ? null : inItsPlace.text())
                        .and("owner", owner.value()));
    }

    @Override
    public void release(Kind kind, String name, ResourceId owner) {
        writer.write(
                RELEASE,
                Parameters.of("tenant", owner.tenant().value())
                        .and("kind", kind.name())
                        .and("folded", Folding.fold(name))
                        .and("owner", owner.value()));
    }
}
