package dev.muster.directory.integration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which credentials a handler is for: those with any of the named scopes. On a class it is for all of its handlers that have none of
 * their own. GET, HEAD and OPTIONS read, every other method writes unless the handler is marked with {@link ReadsOnly}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresScope {
    /** Each of these opens what reads. */
    Scope[] read();

    /** Each of these opens what changes something; without any, nothing does. */
    Scope[] write() default {};

    /** Whether a credential with none of these scopes is told that there is nothing here: 404, not 403. */
    boolean hidden() default false;
}
