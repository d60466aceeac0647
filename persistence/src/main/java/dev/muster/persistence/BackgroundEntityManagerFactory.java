package dev.muster.persistence;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** Starts Hibernate on a thread of its own; the context waits for it before it is ready. */
final class BackgroundEntityManagerFactory extends LocalContainerEntityManagerFactoryBean {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundEntityManagerFactory.class);

    BackgroundEntityManagerFactory() {
        setBootstrapExecutor(new SimpleAsyncTaskExecutor("jpa-"));
    }

    /** When a start is refused, Hibernate may not have come up: there is nothing to close, and the refusal is already reported. */
    @Override
    public void destroy() {
        try {
            super.destroy();
        } catch (IllegalStateException neverStarted) {
            LOG.debug("Hibernate was not started when the server stopped", neverStarted);
        }
    }
}
