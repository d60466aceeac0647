package dev.muster.security.connection;

import dev.muster.security.SecuritySettings;
import dev.muster.security.web.TrustedProxies;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {
    /** What one may cost whose head never ends, a few times over: so strangers hold a tenth of the heap at the very most. */
    private static final long HEAP_OF_EACH = 512 * 1024;

    private static final int FEWEST = 256;
    private static final int MOST = 4_096;

    @Bean(destroyMethod = "stop")
    UnauthenticatedConnections strangers(Environment environment, SecuritySettings settings) {
        int told = settings.strangers().connections();
        int most = told != 0 ? told : (int) Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_OF_EACH, FEWEST, MOST);
        return new UnauthenticatedConnections(most, Math.max(16, most / 4), TrustedProxies.from(environment));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedConnections(UnauthenticatedConnections strangers) {
        return tomcat -> {
            tomcat.setProtocol(BoundedProtocol.class.getName());
            tomcat.addProtocolHandlerCustomizers((BoundedProtocol protocol) -> {
                protocol.bound(strangers);
                // a body that nobody wants is not asked for (RFC 9110 §10.1.1)
                protocol.setContinueResponseTiming("onRead");
            });
            tomcat.addEngineValves(new StrangersRequests());
        };
    }
}
