package dev.muster.server.schema;

import dev.muster.directory.Commands;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.extension.ExtensionProjection;
import dev.muster.projections.extension.JdbcLoadedSchemas;
import dev.muster.projections.extension.LoadedSchemas;
import dev.muster.security.credential.NodeHeartbeat;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {
    @Bean
    SchemaFiles schemaFiles(Environment environment) {
        return SchemaFiles.read(environment);
    }

    @Bean
    SchemaRegistry schemaRegistry(SchemaFiles files) {
        return files.registry();
    }

    @Bean
    ExtensionProjection extensionProjection(ProjectionWriter writer) {
        return new ExtensionProjection(writer);
    }

    @Bean
    LoadedSchemas loadedSchemas(JdbcTemplate jdbc) {
        return new JdbcLoadedSchemas(jdbc);
    }

    @Bean
    SchemaAgreement schemaAgreement(
            SchemaFiles files,
            LoadedSchemas loaded,
            Commands commands,
            NodeHeartbeat nodes,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            ConfigurableApplicationContext context) {
        return new SchemaAgreement(
                files,
                loaded,
                new SchemaChanges(jdbc, SetAside.from(context.getEnvironment())),
                commands,
                nodes,
                jdbc,
                new TransactionTemplate(transactions),
                // in a thread of its own: closing waits for what is scheduled
                () -> Thread.ofPlatform().name("other-schemas").start(context::close));
    }
}
