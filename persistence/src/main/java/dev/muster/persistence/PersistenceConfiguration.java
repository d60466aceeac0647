package dev.muster.persistence;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/** The entity manager, its transactions, and what Hibernate is told to leave out. */
@Configuration(proxyBeanMethods = false)
public class PersistenceConfiguration {
    /** For whoever may begin before the database: Hibernate starts meanwhile, on a thread of its own. */
    public static final String FACTORY = "entityManagerFactory";

    private static final Map<String, Object> HIBERNATE = Map.ofEntries(
            Map.entry("hibernate.hbm2ddl.auto", "none"), // Flyway owns the schema
            Map.entry("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect"),
            Map.entry("hibernate.boot.allow_jdbc_metadata_access", "false"),
            Map.entry("hibernate.xml_mapping_enabled", "false"),
            // it would make mappers of its own for JSON and XML
            Map.entry("hibernate.type.json_format_mapper", new NoFormats()),
            Map.entry("hibernate.type.xml_format_mapper", new NoFormats()),
            // it would read all that makes classes
            Map.entry("hibernate.enhancer.enableDirtyTracking", "false"),
            Map.entry("hibernate.enhancer.enableLazyInitialization", "false"),
            Map.entry("hibernate.cache.use_second_level_cache", "false"),
            Map.entry("hibernate.cache.use_query_cache", "false"),
            Map.entry("hibernate.jdbc.time_zone", "UTC"));

    @Bean(FACTORY)
    static LocalContainerEntityManagerFactoryBean entityManagerFactory(
            ObjectProvider<DataSource> source, ObjectProvider<EntityClasses> entities) {
        var factory = new BackgroundEntityManagerFactory();
        factory.setPersistenceUnitName("muster");
        factory.setDataSource(found(source));
        factory.setManagedTypes(PersistenceManagedTypes.of(entities.stream()
                .flatMap(each -> each.types().stream())
                .map(Class::getName)
                .toArray(String[]::new)));
        factory.setSharedCacheMode(SharedCacheMode.NONE);
        factory.setValidationMode(ValidationMode.NONE);
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(HIBERNATE);
        return factory;
    }

    /** Asked for with the first connection, so that the factory needs no database to begin. */
    private static DataSource found(ObjectProvider<DataSource> source) {
        return new DelegatingDataSource() {
            @Override
            public DataSource getTargetDataSource() {
                return source.getObject();
            }
        };
    }

    @Bean(name = JpaTransactions.NAME, defaultCandidate = false)
    static JpaTransactions jpaTransactions(EntityManagerFactory factory, DataSource source) {
        return new JpaTransactions(factory, source);
    }
}
