package dev.muster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.architecture.bad.ForgetfulReader;
import dev.muster.directory.event.DomainEvent;
import dev.muster.directory.role.RoleEvent.RoleDeleted;
import dev.muster.directory.tenant.TenantEvent.TenantOpened;
import dev.muster.directory.tenant.TenantEvent.TenantRenamed;
import dev.muster.eventstore.EventFamilies;
import dev.muster.eventstore.EventTypes;
import dev.muster.projections.DirectoryProjection;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Axon finds handlers by reflection, so a sealed family alone does not reveal the one that was forgotten. */
class EveryMessageIsHandledTest {
    @Test
    void every_command_has_a_handler() {
        Set<String> handled = handled(annotated("dev.muster.directory", AggregateRoot.class).stream()
                .flatMap(type -> Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors())))
                .filter(handler -> handler.isAnnotationPresent(CommandHandler.class)));
        Set<String> commands = leavesOf(dev.muster.directory.TenantBound.class);
        assertThat(commands).isNotEmpty();
        assertThat(handled).containsAll(commands);
    }

    @Test
    void every_event_reaches_a_table_that_clients_read() {
        Set<String> handled = handled(annotated("dev.muster.projections", DirectoryProjection.class).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(handler -> handler.isAnnotationPresent(EventHandler.class)));
        Set<String> events = new EventTypes(EventFamilies.ALL)
                .all().stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(handled).containsAll(events);
    }

    @Test
    void every_family_of_events_is_stored() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
                return found.getMetadata().isInterface() && !found.getMetadata().hasEnclosingClass();
            }
        };
        scanner.addIncludeFilter(new AssignableTypeFilter(DomainEvent.class));
        assertThat(classesFound(scanner, "dev.muster.directory"))
                .filteredOn(family -> family != DomainEvent.class)
                .containsExactlyInAnyOrderElementsOf(EventFamilies.ALL);
    }

    static Stream<Class<?>> readers() {
        return EventReaders.of("dev.muster").stream();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void a_reader_handles_each_event_of_its_families_or_ignores_it_by_name(Class<?> reader) {
        assertThat(EventReaders.forgotten(reader))
                .as("events that %s neither handles nor names in @IgnoredEvents", reader.getSimpleName())
                .isEmpty();
        assertThat(EventReaders.ignoredInVain(reader))
                .as("events that %s ignores, although it handles them or none of their family", reader.getSimpleName())
                .isEmpty();
    }

    @Test
    void the_readers_are_all_there() {
        assertThat(readers().map(Class::getSimpleName))
                .contains("User", "Group", "Integration", "UserProjection", "ClaimProjection", "TimelineProjection")
                .contains("PolicyCache", "CredentialCache", "SettingsOnRecord")
                .noneMatch(name -> name.startsWith("When"));
    }

    @Test
    void a_reader_that_forgets_an_event_is_seen() {
        assertThat(EventReaders.forgotten(ForgetfulReader.class)).containsExactly(TenantRenamed.class);
        assertThat(EventReaders.ignoredInVain(ForgetfulReader.class))
                .containsExactlyInAnyOrder(TenantOpened.class, RoleDeleted.class);
    }

    private static Set<String> handled(Stream<? extends Executable> handlers) {
        return handlers.map(handler -> handler.getParameterTypes()[0].getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Collection<Class<?>> annotated(
            String root, Class<? extends java.lang.annotation.Annotation> annotation) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(annotation));
        return classesFound(scanner, root);
    }

    private static Set<String> leavesOf(Class<?> family) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(family));
        return classesFound(scanner, "dev.muster.directory").stream()
                .filter(Class::isRecord)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Class<?>> classesFound(ClassPathScanningCandidateComponentProvider scanner, String root) {
        return scanner.findCandidateComponents(root).stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), ClassUtils.getDefaultClassLoader()))
                .toList();
    }
}
