package dev.muster.projections.tenancy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement that brings the scope along. What is set on it is only noted until it runs, because only then is it
 * known how it runs: alone it goes behind the setting in one message; a batch or a cursor cannot, so the setting goes first.
 */
final class ScopedPreparedStatement implements InvocationHandler {
    private record Setting(Method method, Object[] arguments) {}

    private final ScopedConnection scoped;
    private final Connection connection;
    private final String sql;
    private final List<Setting> settings = new ArrayList<>();
    private @Nullable PreparedStatement statement;
    private boolean wantsCursor;
    private boolean broughtScope;
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
            if (!broughtScope || name.equals("close")) return onPrepared(statement, method, arguments);
            if (name.startsWith("set") || name.startsWith("execute") || name.equals("addBatch")) {
                throw new SQLException("A statement that brought the tenant's scope along runs once; prepare it anew");
            }
            return onPrepared(statement, method, arguments);
        }
        switch (name) {
            case "executeQuery", "executeUpdate", "executeLargeUpdate", "execute" -> {
                return wantsCursor ? onPrepared(prepareAlone(), method, arguments) : runBehindSetting(name);
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

    private @Nullable Object runBehindSetting(String how) throws Throwable {
        PreparedStatement both = scoped.prepare(scoped.binding() + "; " + sql);
        statement = both;
        broughtScope = true;
        both.setString(1, scoped.scope);
        for (Setting setting : settings) {
            Object[] arguments = setting.arguments();
            if (isParameter(setting.method())) arguments[0] = (Integer) arguments[0] + 1;
            ScopedConnection.call(both, setting.method(), arguments);
        }
        both.execute();
        scoped.bindsWithStatement();
        boolean rows = both.getMoreResults();
        return switch (how) {
            case "executeQuery" -> both.getResultSet();
            case "executeUpdate" -> both.getUpdateCount();
            case "executeLargeUpdate" -> both.getLargeUpdateCount();
            default -> rows;
        };
    }

    private PreparedStatement prepareAlone() throws Throwable {
        scoped.bind();
        PreparedStatement alone = scoped.prepare(sql);
        statement = alone;
        for (Setting setting : settings) ScopedConnection.call(alone, setting.method(), setting.arguments());
        settings.clear();
        return alone;
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
