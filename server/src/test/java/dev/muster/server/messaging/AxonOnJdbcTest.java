package dev.muster.server.messaging;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.persistence.JpaTransactions;
import dev.muster.server.WholeServer;
import jakarta.persistence.EntityManager;
import org.axonframework.common.jpa.SimpleEntityManagerProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;

@WholeServer
@SuppressWarnings("NullAway.Init")
class AxonOnJdbcTest {
    @Autowired
    private DefaultListableBeanFactory server;

    @Autowired
    @Qualifier(JpaTransactions.NAME)
    private JpaTransactions jpa;

    @Autowired
    private EntityManager entities;

    @Test
    void the_server_that_is_shipped_keeps_its_events_by_jdbc() {
        assertThatCode(() -> new AxonOnJdbc(server).afterSingletonsInstantiated())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EventStorageEngine", "TokenStore", "TransactionManager", "PlatformTransactionManager"})
    void another_one_does_not_start(String role) {
        DefaultListableBeanFactory other = axonOfServerBut(role);
        assertThatThrownBy(() -> new AxonOnJdbc(other).afterSingletonsInstantiated())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(role + " is a ");
    }

    @Test
    void nor_does_one_whose_axon_has_an_entity_manager() {
        DefaultListableBeanFactory other = axonOfServerBut("nothing");
        other.registerSingleton("provider", new SimpleEntityManagerProvider(entities));
        assertThatThrownBy(() -> new AxonOnJdbc(other).afterSingletonsInstantiated())
                .hasMessage("Axon has an entity manager");
    }

    private DefaultListableBeanFactory axonOfServerBut(String role) {
        var other = new DefaultListableBeanFactory();
        other.registerSingleton(
                "engine",
                role.equals("EventStorageEngine")
                        ? new InMemoryEventStorageEngine()
                        : server.getBean(EventStorageEngine.class));
        other.registerSingleton(
                "tokens", role.equals("TokenStore") ? new InMemoryTokenStore() : server.getBean(TokenStore.class));
        other.registerSingleton(
                "transactions",
                role.equals("TransactionManager")
                        ? NoTransactionManager.instance()
                        : server.getBean(TransactionManager.class));
        other.registerSingleton(
                "manager",
                role.equals("PlatformTransactionManager") ? jpa : server.getBean(PlatformTransactionManager.class));
        return other;
    }
}
