package dev.muster.eventstore.tenancy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement without parameters that brings the scope along with its text. */
final class ScopedStatement implements InvocationHandler {
    private final ScopedConnection connection;
    private final Statement statement;

    ScopedStatement(ScopedConnection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().startsWith("execute")) connection.sendAhead();
        return ScopedConnection.call(statement, method, arguments);
    }
}
