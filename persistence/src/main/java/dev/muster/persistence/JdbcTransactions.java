package dev.muster.persistence;

import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The transactions of commands and projections. Begun within one of JPA, such a one would commit it too early; it refuses. */
public final class JdbcTransactions extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    public JdbcTransactions(DataSource source) {
        super(source);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        if (TransactionSynchronizationManager.hasResource(obtainDataSource())) {
            throw new IllegalTransactionStateException("A transaction of JDBC cannot begin within one of JPA");
        }
        super.doBegin(transaction, definition);
    }
}
