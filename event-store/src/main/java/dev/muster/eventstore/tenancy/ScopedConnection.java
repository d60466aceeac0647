package dev.muster.eventstore.tenancy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose statements see one scope's rows. In a transaction the first statement brings the setting along, LOCAL;
 * with auto-commit it is for the session: the driver may end the implicit transaction between the two (it does once it knows the
 * statement, and cannot tell how long its rows will be), and a LOCAL setting would be gone. What is left behind shows nothing to
 * anybody, because whoever takes the connection next sets it anew, outside any scope to nothing.
 *
 * <p>In the same way a statement brings along what was {@linkplain DeferredStatements deferred} before it.
 */
final class ScopedConnection implements InvocationHandler, DeferredStatements {
    private static final String BIND_TRANSACTION = "select set_config('muster.tenant', ?, true)";
    private static final String BIND_SESSION = "select set_config('muster.tenant', ?, false)";

    /** A statement that goes out ahead of another. */
    record Ahead(String sql, List<@Nullable Object> parameters) {}

    private final Connection connection;
    private final String scope;
    private final List<Ahead> deferred = new ArrayList<>();
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
                if (arguments != null && arguments.length == 1) {
                    return proxy(PreparedStatement.class, new ScopedPreparedStatement(this, (Connection) proxy, (String)
                            arguments[0]));
                }
                sendAhead();
            }
            case "prepareCall", "setSavepoint" -> sendAhead();
            case "createStatement" -> {
                return proxy(Statement.class, new ScopedStatement(this, connection.createStatement()));
            }
            case "commit", "setAutoCommit" -> {
                if (!deferred.isEmpty()) sendAheadOrRollBack();
                bound = false;
            }
            case "rollback", "close" -> {
                deferred.clear();
                bound = false;
            }
            case "isWrapperFor" -> {
                if (arguments != null && arguments[0] == DeferredStatements.class) return true;
            }
            case "unwrap" -> {
                if (arguments != null && arguments[0] == DeferredStatements.class) return this;
            }
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

    @Override
    public boolean defer(String sql, List<@Nullable Object> parameters) throws SQLException {
        if (connection.getAutoCommit()) return false;
        deferred.add(new Ahead(sql, parameters));
        return true;
    }

    /** What has to go out ahead of the next statement: the setting, unless it is there, and what was deferred. */
    List<Ahead> ahead() throws SQLException {
        List<Ahead> ahead = new ArrayList<>(deferred.size() + 1);
        if (!bound) ahead.add(new Ahead(connection.getAutoCommit() ? BIND_SESSION : BIND_TRANSACTION, List.of(scope)));
        ahead.addAll(deferred);
        return ahead;
    }

    /** That has gone out. */
    void wentOut() {
        deferred.clear();
        bound = true;
    }

    /** In a round trip of its own, for what cannot bring it along: batches, cursors, the end. */
    void sendAhead() throws SQLException {
        List<Ahead> ahead = ahead();
        if (ahead.isEmpty()) return;
        try (PreparedStatement statement = prepare(ahead, null)) {
            bind(ahead, statement);
            statement.execute();
        }
        wentOut();
    }

    private void sendAheadOrRollBack() throws SQLException {
        try {
            sendAhead();
        } catch (SQLException failure) {
            deferred.clear();
            try {
                connection.rollback();
            } catch (SQLException broken) {
                failure.addSuppressed(broken); // it must not hide why it came to this
            }
            throw failure;
        }
    }

    /** @param last null where there is nothing but what goes ahead */
    PreparedStatement prepare(List<Ahead> ahead, @Nullable String last) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (Ahead statement : ahead) text.append(statement.sql()).append(";\n");
        if (last != null) text.append(last);
        return connection.prepareStatement(text.toString());
    }

    /** @return how many parameters there are before those of the last statement */
    static int bind(List<Ahead> ahead, PreparedStatement statement) throws SQLException {
        int count = 0;
        for (Ahead each : ahead) {
            for (Object parameter : each.parameters()) {
                count++;
                if (parameter == null) statement.setNull(count, java.sql.Types.NULL);
                else statement.setObject(count, parameter);
            }
        }
        return count;
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
