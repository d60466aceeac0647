package dev.muster.history.replay;

import dev.muster.eventstore.StreamingProjection;
import dev.muster.history.timeline.TimelineProjection;
import dev.muster.projections.DirectoryProjection;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.replay.ClaimProjection;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The very classes that write live, made once more over another writer, and called without a bus. */
public final class ReplayedProjections {
    private final List<Constructor<?>> constructors;

    /** @param projections classes with a public constructor that takes a {@link ProjectionWriter} and nothing else */
    public ReplayedProjections(Collection<Class<?>> projections) {
        constructors = projections.stream()
                .<Constructor<?>>map(ReplayedProjections::constructor)
                .toList();
    }

    /** Every class that writes live, and the claims, which live are written by the commands. */
    static Set<Class<?>> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(DirectoryProjection.class));
        scanner.addIncludeFilter(new AnnotationTypeFilter(StreamingProjection.class));
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> home : List.of(ProjectionWriter.class, TimelineProjection.class)) {
            scanner.findCandidateComponents(home.getPackageName())
                    .forEach(found -> all.add(ClassUtils.resolveClassName(
                            Objects.requireNonNull(found.getBeanClassName()), ClassUtils.getDefaultClassLoader())));
        }
        all.add(ClaimProjection.class);
        return all;
    }

    private static Constructor<?> constructor(Class<?> projection) {
        try {
            return projection.getConstructor(ProjectionWriter.class);
        } catch (NoSuchMethodException absent) {
            throw new IllegalStateException(
                    projection + " cannot be replayed: it needs a public constructor of a ProjectionWriter", absent);
        }
    }

    Handlers over(ProjectionWriter writer) {
        return new Handlers(constructors.stream()
                .map(constructor -> handler(constructor, writer))
                .toList());
    }

    private static EventMessageHandler handler(Constructor<?> constructor, ProjectionWriter writer) {
        try {
            Object projection = constructor.newInstance(writer);
            ParameterResolverFactory parameters = ClasspathParameterResolverFactory.forClass(projection.getClass());
            return new AnnotationEventHandlerAdapter(projection, parameters);
        } catch (InvocationTargetException | InstantiationException | IllegalAccessException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The projections over one writer. */
    record Handlers(List<EventMessageHandler> all) {
        void handle(EventMessage<?> event) {
            for (EventMessageHandler handler : all) {
                try {
                    if (handler.canHandle(event)) handler.handle(event);
                } catch (RuntimeException failure) {
                    throw failure;
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
            }
        }
    }
}
