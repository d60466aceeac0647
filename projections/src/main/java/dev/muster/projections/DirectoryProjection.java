package dev.muster.projections;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.axonframework.config.ProcessingGroup;

/** A projection that is written in the command's transaction; if it fails, so does the command. */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ProcessingGroup(DirectoryProjection.GROUP)
public @interface DirectoryProjection {
    String GROUP = "directory";
}
