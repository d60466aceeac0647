package dev.muster.projections.tenancy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose statements see one scope's rows. In a transaction the first statement brings the setting along, LOCAL;
 * with auto-commit every statement does, for the session: the driver may end the implicit transaction between the two (it
 * does once it knows the statement, and cannot tell how long its rows will be), and a LOCAL setting would be gone. What is
 * left behind shows nothing to anybody, because whoever takes the connection next sets it anew, outside any scope to nothing.
 */
final class ScopedConnection implements InvocationHandler {
    private static final String BIND_TRANSACTION = "select set_config('muster.tenant', ?, true)";
    private static final String BIND_SESSION = "select set_config('muster.tenant', ?, false)";

    private final Connection connection;
    final String scope;
    private boolean bound;

    private ScopedConnection(Connection connection, String scope) {
        this.connection = connection;
        this.scope = scope;
    }

    static Connection of(Connection connection, String scope) {
        return proxy(Connection.class, new ScopedConnection(connection, scope));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "prepareStatement" -> {
                if (needsBinding() && arguments != null) {
                    if (arguments.length == 1) {
                        return proxy(
                                PreparedStatement.class,
                                new ScopedPreparedStatement(this, (Connection) proxy, (String) arguments[0]));
                    }
                    bind();
                }
            }
            case "prepareCall" -> bind();
            case "createStatement" -> {
                if (needsBinding()) {
                    return proxy(Statement.class, new ScopedStatement(this, connection.createStatement()));
                }
            }
            case "commit", "rollback", "setAutoCommit" -> bound = false;
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {}
        }
        return call(connection, method, arguments);
    }

    String binding() throws SQLException {
        return connection.getAutoCommit() ? BIND_SESSION : BIND_TRANSACTION;
    }

    boolean needsBinding() throws SQLException {
        return !bound || connection.getAutoCommit();
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** A statement that runs now will bring the setting along. */
    void bindsWithStatement() {
        bound = true;
    }

    /** In a round trip of its own, for what cannot bring it along: batches, cursors. */
    void bind() throws SQLException {
        if (!needsBinding()) return;
        if (connection.getAutoCommit()) {
            throw new SQLException("Batches and cursors need a transaction, or the tenant's scope would not hold");
        }
        try (PreparedStatement statement = connection.prepareStatement(BIND_TRANSACTION)) {
            statement.setString(1, scope);
            statement.execute();
        }
        bound = true;
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(ScopedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }
}
