package dev.muster.server.web;

import dev.muster.security.web.PublicUrl;
import dev.muster.security.web.TrustedProxies;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(WebConfiguration.class);

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedProxies(Environment environment) {
        return tomcat -> TrustedProxies.from(environment).ifPresent(proxies -> tomcat.addEngineValves(proxies.valve()));
    }

    /** Nearer to the request than the container's own, so that it is asked first. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bareErrors() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ScimErrorReportValve()));
    }

    @Bean
    FilterRegistrationBean<PublicUrlFilter> publicUrlFilter(Environment environment) {
        Optional<PublicUrl> url = PublicUrl.from(environment);
        if (url.isPresent() && url.get().isPlain()) {
            LOG.warn(
                    "MUSTER_PUBLIC_URL is {}: over plain HTTP everybody on the way reads the tokens and the people."
                            + " Let a proxy, or SERVER_SSL_*, speak TLS.",
                    url.get());
        }
        var registration = new FilterRegistrationBean<>(new PublicUrlFilter(url));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }
}
