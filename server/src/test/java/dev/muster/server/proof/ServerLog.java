package dev.muster.server.proof;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the server logged as its own fault while this was open. */
final class ServerLog implements AutoCloseable {
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // of an answer that could not be made Spring only warns
            boolean unanswered = event.getFormattedMessage().startsWith("Failure in @ExceptionHandler");
            if (unanswered || event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                errors.add(event.getLoggerName() + ": " + event.getFormattedMessage() + "\n"
                        + ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
    };

    private ServerLog() {}

    static ServerLog open() {
        var log = new ServerLog();
        log.appender.start();
        root().addAppender(log.appender);
        return log;
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void close() {
        root().detachAppender(appender);
        appender.stop();
    }
}
