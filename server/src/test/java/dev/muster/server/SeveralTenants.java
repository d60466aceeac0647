package dev.muster.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A {@link WholeServer} of its own, where tests may open tenants, and say in X-Forwarded-For where they call from. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WholeServer
@TestPropertySource(properties = "muster.trusted-proxies=127.0.0.1, ::1")
public @interface SeveralTenants {}
