package dev.muster.history;

import dev.muster.directory.MessageContext;
import dev.muster.eventstore.EventLog;
import dev.muster.eventstore.EventPolling;
import dev.muster.eventstore.EventRevisions;
import dev.muster.eventstore.PostgresEventStorageEngine;
import dev.muster.eventstore.StreamingProjection;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.history.asof.DirectoryAsOf;
import dev.muster.history.asof.EventSourcedDirectoryAsOf;
import dev.muster.history.replay.ReplayConfiguration;
import dev.muster.history.returns.EarlierReturns;
import dev.muster.history.returns.StoredReturns;
import dev.muster.history.timeline.JdbcTimeline;
import dev.muster.history.timeline.Timeline;
import dev.muster.history.timeline.TimelineProjection;
import dev.muster.projections.ProjectionWriter;
import java.time.Clock;
import java.util.Objects;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that a server imports to have a history: the stream behind the event store, what was so then, replay and verification. */
@Configuration(proxyBeanMethods = false)
@Import(ReplayConfiguration.class)
public class HistoryConfiguration {
    private static final String GROUP = TimelineProjection.GROUP;
    private static final int EVENTS_A_TRANSACTION = 200;

    @Bean
    TimelineProjection timelineProjection(ProjectionWriter writer) {
        return new TimelineProjection(writer);
    }

    @Bean
    Timeline timeline(JdbcClient db, EventRevisions revisions) {
        return new JdbcTimeline(db, revisions);
    }

    @Bean
    DirectoryAsOf directoryAsOf(EventLog log, JdbcTemplate jdbc) {
        return new EventSourcedDirectoryAsOf(log, jdbc);
    }

    @Bean
    EarlierReturns earlierReturns(EventLog log, JdbcTemplate jdbc, Clock clock) {
        return new StoredReturns(log, jdbc, clock);
    }

    /** One for all streaming processors: they share what one asks for. */
    @Bean
    EventPolling eventPolling(PostgresEventStorageEngine engine) {
        return new EventPolling(engine);
    }

    /** From the beginning, one tenant's events in their order; several servers share the segments between them. */
    @Bean
    ConfigurerModule historyStream(EventPolling events) {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessor(
                        GROUP,
                        axon -> events,
                        (axon, processor) -> processor
                                .initialSegmentCount(StreamingProjection.SEGMENTS)
                                .batchSize(EVENTS_A_TRANSACTION)
                                .initialToken(store -> store.createTailToken()))
                .registerSequencingPolicy(
                        GROUP,
                        axon -> event ->
                                Objects.requireNonNull(event.getMetaData().get(MessageContext.TENANT)))
                .registerListenerInvocationErrorHandler(GROUP, axon -> PropagatingErrorHandler.instance())
                .registerErrorHandler(GROUP, axon -> PropagatingErrorHandler.instance())
                .registerHandlerInterceptor(GROUP, axon -> HistoryConfiguration::acrossTenants);
    }

    /** A batch holds events of many tenants, and their rows go out in one transaction. */
    private static @Nullable Object acrossTenants(UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain)
            throws Exception {
        var outcome = TenantScope.acrossTenants(() -> {
            try {
                return new Outcome(chain.proceed(), null);
            } catch (Exception failure) {
                return new Outcome(null, failure);
            }
        });
        if (outcome.failure != null) throw outcome.failure;
        return outcome.value;
    }

    private record Outcome(@Nullable Object value, @Nullable Exception failure) {}
}
