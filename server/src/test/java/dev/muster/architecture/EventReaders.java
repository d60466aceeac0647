package dev.muster.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.muster.directory.event.DomainEvent;
import dev.muster.directory.event.IgnoredEvents;
import dev.muster.eventstore.EventFamilies;
import dev.muster.eventstore.EventTypes;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The classes with methods that Axon calls with events, and which events they handle. */
final class EventReaders {
    private EventReaders() {}

    /** All but policies: {@code When…} follows from the events that it names, and from no other. */
    static List<Class<?>> of(String root) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(root).stream()
                        .filter(type -> !type.getSimpleName().startsWith("When"))
                        .filter(type -> type.getMethods().stream()
                                .anyMatch(method -> method.isAnnotatedWith(EventHandler.class)
                                        || method.isAnnotatedWith(EventSourcingHandler.class)))
                        .<Class<?>>map(JavaClass::reflect)
                        .sorted(Comparator.comparing(Class::getName))
                        .toList();
    }

    /** Events of families of which it handles something, that it neither handles nor ignores by name. */
    static Set<Class<?>> forgotten(Class<?> reader) {
        Set<Class<?>> handled = handled(reader);
        Set<Class<?>> ignored = ignored(reader);
        return EventFamilies.ALL.stream()
                .map(EventTypes::leavesOf)
                .filter(family -> family.stream().anyMatch(handled::contains))
                .flatMap(List::stream)
                .filter(event -> !handled.contains(event) && !ignored.contains(event))
                .collect(Collectors.toSet());
    }

    /** Events that it ignores, although it handles them, or nothing of their family. */
    static Set<Class<?>> ignoredInVain(Class<?> reader) {
        Set<Class<?>> handled = handled(reader);
        Set<Class<?>> ofOthers = EventFamilies.ALL.stream()
                .map(EventTypes::leavesOf)
                .filter(family -> family.stream().noneMatch(handled::contains))
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        return ignored(reader).stream()
                .filter(event -> handled.contains(event) || ofOthers.contains(event))
                .collect(Collectors.toSet());
    }

    private static Set<Class<?>> handled(Class<?> reader) {
        List<Class<?>> taken = Arrays.stream(reader.getDeclaredMethods())
                .filter(EventReaders::isHandler)
                .<Class<?>>map(method -> method.getParameterTypes()[0])
                .toList();
        return EventFamilies.ALL.stream()
                .flatMap(family -> EventTypes.leavesOf(family).stream())
                .filter(event -> taken.stream().anyMatch(type -> type.isAssignableFrom(event)))
                .collect(Collectors.toSet());
    }

    private static boolean isHandler(Method method) {
        return method.isAnnotationPresent(EventHandler.class) || method.isAnnotationPresent(EventSourcingHandler.class);
    }

    private static Set<Class<?>> ignored(Class<?> reader) {
        IgnoredEvents ignored = reader.getAnnotation(IgnoredEvents.class);
        if (ignored == null) return Set.of();
        return Arrays.stream(ignored.value())
                .flatMap((Class<? extends DomainEvent> type) -> EventTypes.leavesOf(type).stream())
                .collect(Collectors.toSet());
    }
}
