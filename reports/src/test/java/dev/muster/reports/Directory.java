package dev.muster.reports;

import dev.muster.directory.TenantId;
import dev.muster.postgres.TestDatabase;
import dev.muster.postgres.TestDatabases;
import dev.muster.projections.ProjectionSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The read tables of a directory, filled for a test. */
public final class Directory {
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    public static TestDatabase create() {
        return TestDatabases.create(migrations(), source -> {
            ProjectionSchema.migrate(source);
            ReportsSchema.migrate(source);
            JdbcClient.create(source).sql(read("/db/sparse.sql")).update();
        });
    }

    private static String migrations() {
        try {
            StringBuilder all = new StringBuilder("reports");
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/*.sql")) {
                all.append(file.getContentAsString(StandardCharsets.UTF_8));
            }
            return all.append(read("/db/sparse.sql")).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Directory(DataSource source) {
        db = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    public JdbcClient db() {
        return db;
    }

    public <T> T reading(TenantId tenant, Supplier<T> work) {
        return as(tenant.toString(), work);
    }

    public TenantId tenant(String name) {
        TenantId tenant = TenantId.next();
        insert(db.sql("insert into tenant_view (tenant_id, name) values (?, ?)").params(tenant.value(), name));
        return tenant;
    }

    public UUID integration(TenantId tenant, String name) {
        UUID id = UUID.randomUUID();
        insert(db.sql("insert into integration_view (tenant_id, integration_id, name) values (?, ?, ?)")
                .params(tenant.value(), id, name));
        return id;
    }

    public UUID user(TenantId tenant, String userName, String displayName) {
        UUID id = UUID.randomUUID();
        insert(db.sql("insert into user_view (tenant_id, user_id, user_name, active, document, created)"
                        + " values (?, ?, ?, true, json_build_object('displayName', ?), '2026-01-01Z')")
                .params(tenant.value(), id, userName, displayName));
        return id;
    }

    public UUID leaver(
            TenantId tenant,
            String userName,
            String displayName,
            @Nullable String department,
            @Nullable String manager,
            String deactivatedAt,
            @Nullable UUID deactivatedBy) {
        UUID id = UUID.randomUUID();
        insert(db.sql("""
                insert into user_view (tenant_id, user_id, user_name, active, document, created, deactivated_at, deactivated_by)
                values (:tenant, :user, :userName, false, json_build_object(
                           'displayName', :displayName,
                           'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', json_build_object(
                               'department', cast(:department as text),
                               'manager', json_build_object('displayName', cast(:manager as text)))),
                        '2026-01-01Z', cast(:deactivatedAt as timestamptz), cast(:deactivatedBy as uuid))
                """)
                .param("tenant", tenant.value())
                .param("user", id)
                .param("userName", userName)
                .param("displayName", displayName)
                .param("department", department)
                .param("manager", manager)
                .param("deactivatedAt", deactivatedAt)
                .param("deactivatedBy", deactivatedBy));
        return id;
    }

    /** Another person came under the record of somebody who had left. */
    public void cameUnder(
            TenantId tenant, UUID user, String userName, String formerName, String leftAt, String returnedAt) {
        insert(db.sql("""
                insert into identity_question (tenant_id, question_id, user_id, status, former_user_name, former_document,
                                               left_at, returned_at, asked_at, asked_by)
                values (:tenant, gen_random_uuid(), :user, 'OPEN', :userName, json_build_object('displayName', :name),
                        cast(:leftAt as timestamptz), cast(:returnedAt as timestamptz), now(), 'muster')
                """)
                .param("tenant", tenant.value())
                .param("user", user)
                .param("userName", userName)
                .param("name", formerName)
                .param("leftAt", leftAt)
                .param("returnedAt", returnedAt));
    }

    /** A leaver with a document of their own. */
    public UUID named(TenantId tenant, String userName, String document) {
        UUID id = UUID.randomUUID();
        insert(db.sql(
                        "insert into user_view (tenant_id, user_id, user_name, user_name_folded, active, document, created)"
                                + " values (?, ?, ?, lower(?), false, ?::json, '2026-01-01Z')")
                .params(tenant.value(), id, userName, userName, document));
        return id;
    }

    /** The externalId that a client gave to a user. */
    public void knownAs(TenantId tenant, UUID user, UUID integration, String externalId) {
        insert(db.sql("insert into external_id (tenant_id, integration_id, resource_id, kind, external_id)"
                        + " values (?, ?, ?, 'User', ?)")
                .params(tenant.value(), integration, user, externalId));
    }

    public void ownedBy(TenantId tenant, UUID user, UUID integration) {
        insert(db.sql("update user_view set owner = ? where tenant_id = ? and user_id = ?")
                .params(integration, tenant.value(), user));
    }

    /** Deletes a user as the directory does: what was last known stays. */
    public void delete(TenantId tenant, UUID user, String at) {
        insert(db.sql("""
                with gone as (delete from user_view where tenant_id = :tenant and user_id = :user returning *)
                insert into deleted_user (tenant_id, user_id, user_name, document, deactivated_at, deactivated_by, deleted_at)
                select tenant_id, user_id, user_name, document, deactivated_at, deactivated_by, cast(:at as timestamptz)
                  from gone
                """).param("tenant", tenant.value()).param("user", user).param("at", at));
    }

    /** Gives a user a role of their own. */
    public void role(TenantId tenant, UUID user, String name) {
        insert(db.sql("""
                with role as (
                    insert into role_view (tenant_id, role_id, name, name_folded, version, created, last_modified)
                    values (:tenant, gen_random_uuid(), :name, lower(:name), 1, now(), now())
                    returning role_id
                )
                insert into role_mapping (tenant_id, role_id, kind, subject, rank)
                select :tenant, role_id, 'user', cast(:user as text), 1 from role
                """).param("tenant", tenant.value()).param("user", user).param("name", name));
    }

    /** Users without anything else, called by their numbers. */
    public void users(TenantId tenant, int count) {
        insert(db.sql("""
                insert into user_view (tenant_id, user_id, user_name, active, document, created)
                select :tenant, gen_random_uuid(), 'user' || n, true, json_build_object('displayName', 'User ' || n),
                       timestamptz '2026-01-01Z' + n * interval '1 second'
                  from generate_series(1, :count) n
                """).param("tenant", tenant.value()).param("count", count));
    }

    public void department(TenantId tenant, UUID user, String department) {
        insert(db.sql("""
                update user_view set document = jsonb_set(document::jsonb, array['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
                                                          jsonb_build_object('department', cast(:department as text)))
                 where tenant_id = :tenant and user_id = :user
                """).param("tenant", tenant.value()).param("user", user).param("department", department));
    }

    public void holds(
            TenantId tenant,
            UUID user,
            String assetTag,
            String model,
            @Nullable String serialNumber,
            @Nullable String value,
            @Nullable String currency) {
        holds(tenant, user, assetTag, model, serialNumber, value, currency, "2026-01-15T09:00:00Z");
    }

    public void holds(
            TenantId tenant,
            UUID user,
            String assetTag,
            String model,
            @Nullable String serialNumber,
            @Nullable String value,
            @Nullable String currency,
            String since) {
        insert(db.sql("""
                insert into equipment_view (tenant_id, equipment_id, asset_tag, serial_number, model, value, currency, holder, checked_out_at)
                values (:tenant, gen_random_uuid(), :tag, :serial, :model, :value, :currency, :holder, cast(:since as timestamptz))
                """)
                .param("tenant", tenant.value())
                .param("since", since)
                .param("tag", assetTag)
                .param("serial", serialNumber)
                .param("model", model)
                .param("value", value == null ? null : new BigDecimal(value))
                .param("currency", currency)
                .param("holder", user));
    }

    private void insert(JdbcClient.StatementSpec statement) {
        as("all", statement::update);
    }

    private <T> T as(String tenant, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            db.sql("select set_config('muster.tenant', ?, true)")
                    .param(tenant)
                    .query(String.class)
                    .single();
            return work.get();
        }));
    }

    private static String read(String resource) {
        try (InputStream file = Objects.requireNonNull(Directory.class.getResourceAsStream(resource))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
