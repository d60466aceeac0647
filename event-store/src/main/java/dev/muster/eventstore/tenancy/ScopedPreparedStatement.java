package dev.muster.eventstore.tenancy;

import dev.muster.eventstore.tenancy.ScopedConnection.Ahead;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement that brings along what has to go out ahead of it: the scope, and what was deferred. What is set on it is
 * only noted until it runs, because only then is it known how it runs: alone it goes behind them in one message; a batch or a
 * cursor cannot, so they go first.
 */
final class ScopedPreparedStatement implements InvocationHandler {
    private record Setting(Method method, Object[] arguments) {}

    private final ScopedConnection scoped;
    private final Connection connection;
    private final String sql;
    private final List<Setting> settings = new ArrayList<>();
    private @Nullable PreparedStatement statement;
    private boolean wantsCursor;
    private boolean broughtAlong;
    private boolean closed;

    ScopedPreparedStatement(ScopedConnection scoped, Connection connection, String sql) {
        this.scoped = scoped;
        this.connection = connection;
        this.sql = sql;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (statement != null) {
            if (broughtAlong && (name.startsWith("set") || name.startsWith("execute") || name.equals("addBatch"))) {
                throw new SQLException("A statement that brought others along runs once; prepare it anew");
            }
            if (name.startsWith("execute")) scoped.sendAhead();
            return onPrepared(statement, method, arguments);
        }
        switch (name) {
            case "executeQuery", "executeUpdate", "executeLargeUpdate", "execute" -> {
                return run(method, arguments);
            }
            case "close" -> {
                closed = true;
                return null;
            }
            case "isClosed" -> {
                return closed;
            }
            case "getConnection" -> {
                return connection;
            }
            case "getWarnings" -> {
                return null;
            }
            case "clearParameters" -> {
                settings.removeIf(setting -> isParameter(setting.method()));
                return null;
            }
            default -> {
                if (!name.startsWith("set") || arguments == null) return onPrepared(prepareAlone(), method, arguments);
                if (name.equals("setFetchSize") && (Integer) arguments[0] > 0) wantsCursor = !isAutoCommit();
                settings.add(new Setting(method, arguments.clone()));
                return null;
            }
        }
    }

    private boolean isAutoCommit() throws SQLException {
        return connection.getAutoCommit();
    }

    private @Nullable Object runBehind(List<Ahead> ahead, String how) throws Throwable {
        PreparedStatement all = scoped.prepare(ahead, sql);
        statement = all;
        broughtAlong = true;
        int before = ScopedConnection.bind(ahead, all);
        for (Setting setting : settings) {
            Object[] arguments = setting.arguments();
            if (isParameter(setting.method())) arguments[0] = (Integer) arguments[0] + before;
            ScopedConnection.call(all, setting.method(), arguments);
        }
        boolean rows = all.execute();
        scoped.wentOut();
        for (int i = 0; i < ahead.size(); i++) rows = all.getMoreResults();
        return switch (how) {
            case "executeQuery" -> all.getResultSet();
            case "executeUpdate" -> all.getUpdateCount();
            case "executeLargeUpdate" -> all.getLargeUpdateCount();
            default -> rows;
        };
    }

    private PreparedStatement prepareAlone() throws Throwable {
        scoped.sendAhead();
        return prepareWithSettings();
    }

    private PreparedStatement prepareWithSettings() throws Throwable {
        PreparedStatement alone = scoped.prepare(List.of(), sql);
        statement = alone;
        for (Setting setting : settings) ScopedConnection.call(alone, setting.method(), setting.arguments());
        settings.clear();
        return alone;
    }

    private @Nullable Object run(Method method, Object @Nullable [] arguments) throws Throwable {
        if (wantsCursor) return onPrepared(prepareAlone(), method, arguments);
        List<Ahead> ahead = scoped.ahead();
        return ahead.isEmpty()
                ? onPrepared(prepareWithSettings(), method, arguments)
                : runBehind(ahead, method.getName());
    }

    private @Nullable Object onPrepared(PreparedStatement prepared, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("getConnection")) return connection;
        return ScopedConnection.call(prepared, method, arguments);
    }

    /** The setters of parameters take an index and a value; the other ones take a value only. */
    private static boolean isParameter(Method method) {
        return method.getParameterCount() >= 2;
    }
}
