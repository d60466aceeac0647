package dev.muster.persistence;

import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions of entities. SQL that goes through the same data source joins them. They refuse to begin within a transaction of
 * JDBC: that would take a second connection while the first is held, and a pool of which everybody holds one waits for ever.
 */
public final class JpaTransactions extends JpaTransactionManager {
    /** The bean's name, by which it is asked for: nobody gets it by type. */
    public static final String NAME = "jpaTransactions";

    private static final long serialVersionUID = 1L;

    private final transient DataSource source;

    JpaTransactions(EntityManagerFactory factory, DataSource source) {
        this.source = source;
        setEntityManagerFactory(factory);
    }

    /** Not the factory's, which is found late: whoever runs SQL has this one. */
    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        setDataSource(source);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        if (TransactionSynchronizationManager.hasResource(source)) {
            throw new IllegalTransactionStateException("A transaction of JPA cannot begin within one of JDBC");
        }
        super.doBegin(transaction, definition);
    }
}
