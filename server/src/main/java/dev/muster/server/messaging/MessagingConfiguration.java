package dev.muster.server.messaging;

import dev.muster.directory.Commands;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.equipment.WhenIdentityAnsweredMoveItems;
import dev.muster.directory.group.Memberships;
import dev.muster.directory.group.WhenIdentityAnsweredMoveMembers;
import dev.muster.directory.group.WhenMemberGoneRemoveFromGroups;
import dev.muster.directory.group.WhenUserProvisionedJoinTargetGroup;
import dev.muster.directory.integration.PoliciesInForce;
import dev.muster.directory.role.RoleHolders;
import dev.muster.directory.role.WhenGroupPushedDefineRole;
import dev.muster.directory.role.WhenHolderGoneUnmapRoles;
import dev.muster.directory.role.WhenIdentityAnsweredMoveRoles;
import dev.muster.eventstore.AggregateLocks;
import dev.muster.eventstore.EventFamilies;
import dev.muster.eventstore.EventJson;
import dev.muster.eventstore.EventRevisions;
import dev.muster.eventstore.EventTypes;
import dev.muster.eventstore.GroupRepository;
import dev.muster.eventstore.MonotonicEventTimes;
import dev.muster.eventstore.PostgresEventStorageEngine;
import dev.muster.projections.DirectoryProjection;
import dev.muster.server.guard.GuardedCommands;
import dev.muster.server.guard.JdbcHeldChanges;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ClassUtils;

@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {
    private static final String POLICIES = "policies";

    /** Axon would fall back to no transactions at all, and lose events without a word, where it finds none. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
        return new SpringTransactionManager(transactionManager);
    }

    @Bean
    AxonOnJdbc axonOnJdbc(ListableBeanFactory beans) {
        return new AxonOnJdbc(beans);
    }

    @Bean
    ConnectionProvider axonConnections(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    EventTypes eventTypes() {
        return new EventTypes(EventFamilies.ALL);
    }

    @Bean
    @Qualifier("eventSerializer")
    EventJson eventJson(EventTypes types) {
        return new EventJson(types);
    }

    @Bean
    EventRevisions eventRevisions(EventTypes types) {
        return new EventRevisions(types);
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            EventJson json, EventRevisions revisions, ConnectionProvider connections, TransactionManager transactions) {
        return new PostgresEventStorageEngine(json, revisions, connections, transactions);
    }

    /** How far each streaming processor has come. */
    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(TokenSchema.builder()
                        .setTokenTable("token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .build();
    }

    @Bean
    CorrelationDataProvider contextOfCommand() {
        return new ContextOfCommand();
    }

    @Bean
    Commands commands(CommandGateway gateway, CommandBus bus, JdbcHeldChanges held) {
        bus.registerHandlerInterceptor(new ReadBeforeCommit.Interceptor());
        return new GuardedCommands(new AxonCommands(gateway), held);
    }

    /** Aggregates are package-private and know no Spring, so they are found by Axon's own annotation. */
    @Bean
    ConfigurerModule aggregates(PostgresEventStorageEngine engine) {
        return configurer -> {
            var scanner = new ClassPathScanningCandidateComponentProvider(false);
            scanner.addIncludeFilter(new AnnotationTypeFilter(AggregateRoot.class));
            scanner.findCandidateComponents("dev.muster.directory").forEach(found -> {
                Class<?> type = ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), ClassUtils.getDefaultClassLoader());
                configurer.configureAggregate(aggregate(type, engine));
            });
        };
    }

    /** Clients name any id at any endpoint: what is of another type is as if it were not there. */
    private static <T> AggregateConfigurer<T> aggregate(Class<T> type, PostgresEventStorageEngine engine) {
        AggregateConfigurer<T> configurer = AggregateConfigurer.defaultConfiguration(type)
                .configureFilterEventsByType(axon -> true)
                .configureLockFactory(axon -> new AggregateLocks());
        if (!type.getSimpleName().equals("Group")) return configurer;
        return configurer.configureRepository(axon -> new GroupRepository<>(
                EventSourcingRepository.builder(type)
                        .eventStore(axon.eventStore())
                        .lockFactory(new AggregateLocks())
                        .parameterResolverFactory(axon.parameterResolverFactory())
                        .handlerDefinition(axon.handlerDefinition(type)),
                engine));
    }

    @Bean
    WhenMemberGoneRemoveFromGroups whenMemberGoneRemoveFromGroups(CommandGateway gateway, Memberships memberships) {
        return new WhenMemberGoneRemoveFromGroups(gateway, memberships);
    }

    @Bean
    WhenHolderGoneUnmapRoles whenHolderGoneUnmapRoles(CommandGateway gateway, RoleHolders holders) {
        return new WhenHolderGoneUnmapRoles(gateway, holders);
    }

    @Bean
    WhenIdentityAnsweredMoveMembers whenIdentityAnsweredMoveMembers(CommandGateway gateway) {
        return new WhenIdentityAnsweredMoveMembers(gateway);
    }

    @Bean
    WhenIdentityAnsweredMoveRoles whenIdentityAnsweredMoveRoles(CommandGateway gateway) {
        return new WhenIdentityAnsweredMoveRoles(gateway);
    }

    @Bean
    WhenIdentityAnsweredMoveItems whenIdentityAnsweredMoveItems(CommandGateway gateway) {
        return new WhenIdentityAnsweredMoveItems(gateway);
    }

    @Bean
    WhenUserProvisionedJoinTargetGroup whenUserProvisionedJoinTargetGroup(
            CommandGateway gateway, PoliciesInForce policies, UniqueNames names) {
        return new WhenUserProvisionedJoinTargetGroup(gateway, policies, names);
    }

    @Bean
    WhenGroupPushedDefineRole whenGroupPushedDefineRole(
            CommandGateway gateway, PoliciesInForce policies, UniqueNames names, RoleHolders holders) {
        return new WhenGroupPushedDefineRole(gateway, policies, names, holders);
    }

    /** What follows from an event by a rule of ours happens with it or not at all, and never again in a replay. */
    @Bean
    ConfigurerModule policies() {
        return configurer -> configurer
                .eventProcessing()
                .assignHandlerTypesMatching(
                        POLICIES, type -> type.getSimpleName().startsWith("When"))
                .registerSubscribingEventProcessor(POLICIES)
                .registerListenerInvocationErrorHandler(POLICIES, axon -> PropagatingErrorHandler.instance())
                .registerErrorHandler(POLICIES, axon -> PropagatingErrorHandler.instance());
    }

    /** What clients read is written with the event or not at all, so its errors are the command's. */
    @Bean
    ConfigurerModule processors() {
        return configurer -> {
            EventProcessingConfigurer processing = configurer.eventProcessing();
            processing
                    .registerSubscribingEventProcessor(DirectoryProjection.GROUP)
                    .registerListenerInvocationErrorHandler(
                            DirectoryProjection.GROUP, axon -> PropagatingErrorHandler.instance())
                    .registerErrorHandler(DirectoryProjection.GROUP, axon -> PropagatingErrorHandler.instance());
            configurer.onInitialize(axon -> {
                GenericEventMessage.clock = MonotonicEventTimes.CLOCK;
                EventBus bus = axon.eventBus();
                bus.registerDispatchInterceptor(new MonotonicEventTimes());
            });
        };
    }
}
