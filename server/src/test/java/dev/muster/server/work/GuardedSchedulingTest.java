package dev.muster.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Await;
import dev.muster.work.Upkeep;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.config.ScheduledTaskHolder;

class GuardedSchedulingTest {
    static final class Clockwork {
        @Scheduled(fixedDelayString = "PT0.01S")
        void tick() {
            throw new StackOverflowError();
        }
    }

    @Test
    void whatever_the_clock_calls_is_guarded_by_its_name_and_goes_on() {
        List<String> failed = new CopyOnWriteArrayList<>();
        Upkeep upkeep = (name, work) -> {
            try {
                work.run();
                return true;
            } catch (StackOverflowError overflow) {
                failed.add(name);
                return false;
            }
        };
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Upkeep.class, () -> upkeep);
            context.registerBean(Clockwork.class);
            context.register(GuardedScheduling.class);
            context.refresh();
            Await.until(() -> failed.size() > 2);
            assertThat(failed).containsOnly("Clockwork.tick");
            assertThat(context.getBeansOfType(ScheduledTaskHolder.class).values())
                    .flatExtracting(ScheduledTaskHolder::getScheduledTasks)
                    .hasSize(1);
        }
    }
}
