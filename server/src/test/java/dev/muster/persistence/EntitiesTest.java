package dev.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.people.People;
import dev.muster.people.PersonRole;
import dev.muster.server.WholeServer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

@WholeServer
@SuppressWarnings("NullAway.Init")
class EntitiesTest {
    @Autowired
    private List<EntityClasses> entities;

    @Autowired
    private EntityManager manager;

    @Autowired
    private DataSource source;

    @Autowired
    private People people;

    @Test
    void entities_agree_with_the_tables_that_the_migrations_make() {
        List<Class<?>> all = entities.stream()
                .<Class<?>>flatMap(each -> each.types().stream())
                .toList();
        assertThat(all).hasSize(5);
        assertThatCode(() -> compare(all)).doesNotThrowAnyException();
    }

    @Test
    void one_that_does_not_is_seen() {
        assertThatThrownBy(() -> compare(List.of(Nicknamed.class))).hasStackTraceContaining("nickname");
    }

    @Entity
    @Table(name = "person")
    static class Nicknamed {
        @Id
        @Column(name = "person_id")
        UUID id;

        String nickname;
    }

    private void compare(List<Class<?>> types) {
        var factory = new LocalContainerEntityManagerFactoryBean();
        factory.setPersistenceUnitName("compared");
        factory.setDataSource(source);
        factory.setManagedTypes(
                PersistenceManagedTypes.of(types.stream().map(Class::getName).toArray(String[]::new)));
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "validate"));
        factory.afterPropertiesSet();
        factory.destroy();
    }

    /** No condition names a tenant: what keeps them apart is the scope and row-level security. */
    @ParameterizedTest
    @ValueSource(strings = {"person", "audit_log"})
    void a_query_without_a_tenant_sees_none_of_another_tenants_rows(String table) {
        TenantId one = TenantId.next();
        TenantId other = TenantId.next();
        for (TenantId tenant : List.of(one, other)) {
            people.create(tenant, UUID.randomUUID() + "@example.com", PersonRole.OWNER, "hash");
        }
        assertThat(TenantScope.within(one, () -> tenantsOf(table))).containsExactly(one.value());
        assertThat(TenantScope.within(other, () -> tenantsOf(table))).containsExactly(other.value());
        assertThat(TenantScope.acrossTenants(() -> tenantsOf(table))).contains(one.value(), other.value());
        assertThat(tenantsOf(table)).isEmpty();
    }

    private List<UUID> tenantsOf(String table) {
        List<?> tenants = manager.createNativeQuery("select distinct tenant_id from " + table, UUID.class)
                .getResultList();
        return tenants.stream().map(UUID.class::cast).toList();
    }
}
