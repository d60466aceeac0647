package dev.muster.server.messaging;

import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * A read that goes along with a command and is done when its events and rows are written, before the commit. A second attempt
 * at the command reads anew.
 */
final class ReadBeforeCommit<T> {
    private static final String KEY = "read-before-commit";

    private final Supplier<T> read;
    private @Nullable Optional<T> result;

    ReadBeforeCommit(Supplier<T> read) {
        this.read = read;
    }

    MetaData asMetaData() {
        return MetaData.with(KEY, this);
    }

    T result() {
        if (result == null) throw new IllegalStateException("The command's end was not reached");
        return result.orElseThrow();
    }

    private void run() {
        result = Optional.of(read.get());
    }

    /** Behind the handler, because what the handler has applied is published, and projected, at the beginning of the end. */
    static final class Interceptor implements MessageHandlerInterceptor<CommandMessage<?>> {
        @Override
        public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
                throws Exception {
            Object handled = chain.proceed();
            if (work.getMessage().getMetaData().get(KEY) instanceof ReadBeforeCommit<?> reading) {
                work.onPrepareCommit(published -> reading.run());
            }
            return handled;
        }
    }
}
