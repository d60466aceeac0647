package dev.muster.server.replay;

import dev.muster.projections.DirectoryProjection;
import dev.muster.projections.StreamingProjection;
import dev.muster.projections.replay.ClaimProjection;
import dev.muster.server.eventstore.EventJson;
import dev.muster.server.eventstore.EventLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {
    @Bean
    EventLog eventLog(EventJson json) {
        return new EventLog(json, NoOpEventUpcaster.INSTANCE);
    }

    /** Every projection that writes live, and the claims, which live are written by the commands. */
    @Bean
    ReplayedProjections replayedProjections(ApplicationContext context) {
        List<Class<?>> types = new ArrayList<>();
        Stream.of(DirectoryProjection.class, StreamingProjection.class)
                .flatMap(annotation -> Arrays.stream(context.getBeanNamesForAnnotation(annotation)))
                .distinct()
                .forEach(name -> types.add(context.getType(name)));
        types.add(ClaimProjection.class);
        return new ReplayedProjections(types);
    }

    @Bean
    StreamedTables streamedTables(ApplicationContext context, Serializer serializer) {
        Map<String, List<String>> tables = new HashMap<>();
        for (String name : context.getBeanNamesForAnnotation(StreamingProjection.class)) {
            ProcessingGroup group = context.findAnnotationOnBean(name, ProcessingGroup.class);
            StreamingProjection streaming = context.findAnnotationOnBean(name, StreamingProjection.class);
            if (group != null && streaming != null) tables.put(group.value(), List.of(streaming.tables()));
        }
        return new StreamedTables(tables, serializer);
    }

    @Bean
    Replay replay(EventLog log, ReplayedProjections projections) {
        return new Replay(log, projections);
    }

    @Bean
    Rebuild rebuild(@Qualifier("unpooled") DataSource unpooled, EventLog log, Replay replay) {
        return new Rebuild(unpooled, log, replay);
    }

    @Bean
    Verification verification(
            @Qualifier("unpooled") DataSource unpooled,
            EventLog log,
            Replay replay,
            StreamedTables streamed,
            JdbcClient db,
            PlatformTransactionManager transactions,
            Clock clock) {
        var records = new VerificationRecords(db, new TransactionTemplate(transactions));
        return new Verification(unpooled, log, replay, streamed, records, clock);
    }

    @Bean
    ApplicationRunner clearLeftoversOfReplays(Verification verification) {
        return arguments -> verification.clearLeftovers();
    }
}
