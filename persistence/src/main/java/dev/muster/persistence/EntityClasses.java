package dev.muster.persistence;

import java.util.List;

/** The entities of a module, a bean of each module that has some: nobody searches the class path for them. */
public record EntityClasses(List<Class<?>> types) {
    public EntityClasses(Class<?>... types) {
        this(List.of(types));
    }
}
