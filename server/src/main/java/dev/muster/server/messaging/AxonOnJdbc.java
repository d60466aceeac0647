package dev.muster.server.messaging;

import java.util.Arrays;
import java.util.Objects;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Refuses a start in which Axon has found JPA and taken it: its engine, its tokens and its transactions are JDBC's. Else an event and its rows
 * would be two transactions, and whoever holds a connection for the one would wait for another.
 */
final class AxonOnJdbc implements SmartInitializingSingleton {
    private final ListableBeanFactory beans;

    AxonOnJdbc(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        require(EventStorageEngine.class, JdbcEventStorageEngine.class);
        require(TokenStore.class, JdbcTokenStore.class);
        require(TransactionManager.class, SpringTransactionManager.class);
        require(PlatformTransactionManager.class, JdbcTransactionManager.class);
        if (beans.getBeanNamesForType(EntityManagerProvider.class).length > 0) {
            throw new IllegalStateException("Axon has an entity manager");
        }
        Arrays.stream(beans.getBeanDefinitionNames())
                .map(name -> beans.getType(name, false))
                .filter(Objects::nonNull)
                .map(Class::getName)
                .filter(type -> type.startsWith("org.axonframework.") && type.contains(".jpa."))
                .findFirst()
                .ifPresent(type -> {
                    throw new IllegalStateException("Axon has taken JPA: " + type);
                });
    }

    private void require(Class<?> role, Class<?> kind) {
        Object bean = beans.getBean(role);
        if (!kind.isInstance(bean)) {
            throw new IllegalStateException(
                    role.getSimpleName() + " is a " + bean.getClass().getName() + ", not a " + kind.getSimpleName());
        }
    }
}
