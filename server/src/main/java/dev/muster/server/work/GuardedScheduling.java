package dev.muster.server.work;

import dev.muster.work.Upkeep;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.scheduling.SchedulingAwareRunnable;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * Instead of {@code @EnableScheduling}: every {@code @Scheduled} method is called within {@link Upkeep}, so that what it throws is counted
 * and shown, and none can be forgotten.
 */
@Configuration(proxyBeanMethods = false)
class GuardedScheduling {
    @Bean(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static ScheduledAnnotationBeanPostProcessor guardedScheduling(ObjectProvider<Upkeep> upkeep) {
        return new Guarding(upkeep::getObject);
    }

    private static final class Guarding extends ScheduledAnnotationBeanPostProcessor {
        private final Supplier<Upkeep> upkeep;

        Guarding(Supplier<Upkeep> upkeep) {
            this.upkeep = upkeep;
        }

        @Override
        protected Runnable createRunnable(Object target, Method method, @Nullable String qualifier) {
            Runnable work = super.createRunnable(target, method, qualifier);
            String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
            return new Guarded(name, work, qualifier, upkeep);
        }
    }

    /** Routed to the scheduler that the annotation names, as the work itself would be. */
    private record Guarded(
            String name, Runnable work, @Nullable String qualifier, Supplier<Upkeep> upkeep)
            implements SchedulingAwareRunnable {
        @Override
        public void run() {
            upkeep.get().keepUp(name, work);
        }

        @Override
        public @Nullable String getQualifier() {
            return qualifier;
        }

        @Override
        public String toString() {
            return name + ", guarded";
        }
    }
}
