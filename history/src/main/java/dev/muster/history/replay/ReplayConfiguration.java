package dev.muster.history.replay;

import dev.muster.eventstore.EventJson;
import dev.muster.eventstore.EventLog;
import dev.muster.eventstore.EventRevisions;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
public class ReplayConfiguration {
    @Bean
    EventLog eventLog(EventJson json, EventRevisions revisions) {
        return new EventLog(json, revisions);
    }

    @Bean
    StreamedTables streamedTables(Serializer serializer) {
        return new StreamedTables(ReplayedProjections.all(), serializer);
    }

    @Bean
    Replay replay(EventLog log) {
        return new Replay(log, new ReplayedProjections(ReplayedProjections.all()));
    }

    @Bean
    Rebuild rebuild(
            @Qualifier("unpooled") DataSource unpooled,
            EventLog log,
            Replay replay,
            StreamedTables streamed,
            ObjectProvider<EventProcessingConfiguration> processing) {
        return new Rebuild(unpooled, log, replay, streamed, new RunningStreams(streamed, processing::getObject));
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
