package dev.muster.security;

import dev.muster.directory.integration.RequestRate;
import dev.muster.people.People;
import dev.muster.projections.integration.Integrations;
import dev.muster.projections.tenant.Tenants;
import dev.muster.security.connection.BodyShare;
import dev.muster.security.credential.AccessTokens;
import dev.muster.security.credential.CredentialAdmission;
import dev.muster.security.credential.CredentialCache;
import dev.muster.security.credential.CredentialChangeListener;
import dev.muster.security.credential.CredentialUses;
import dev.muster.security.credential.NodeHeartbeat;
import dev.muster.security.credential.PolicyCache;
import dev.muster.security.credential.RequestRateLimiter;
import dev.muster.security.credential.TokenRates;
import dev.muster.security.signin.PasswordSignIn;
import dev.muster.security.signin.Passwords;
import dev.muster.security.signin.SignInAttempts;
import dev.muster.security.signin.SignIns;
import dev.muster.security.web.BodyLimit;
import dev.muster.security.web.DeclaredParameters;
import dev.muster.security.web.ReadableQuery;
import dev.muster.security.web.SlowBodies;
import dev.muster.security.web.UnavailableDatabase;
import dev.muster.work.Upkeep;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Three doors, one behind the other: Spring Security's firewall refuses paths that can be read in two ways,
 * {@link AuthenticationFilter} refuses whom it doesn't know, {@link Authorisation} whom the resolved handler is not for.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {
    /** Nothing but the firewall and the headers: no session, no login page, no logout. */
    @Bean
    SecurityFilterChain firewallAndHeaders(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Of the methods only: what none of the handlers takes is answered by what they take. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return (request, response, rejected) -> ErrorBody.send(
                400,
                null,
                "The path or a header can be read in more than one way. Send it without double or encoded slashes,"
                        + " semicolons, backslashes or control characters.",
                request.getRequestURI(),
                response);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** A request is observed once as a whole; each of the chain's filters besides would cost more than the filters. */
    @Bean
    SecurityObservationSettings observedAsAWhole() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean(destroyMethod = "end")
    CredentialChangeListener credentialNews(@Qualifier("unpooled") DataSource unpooled, Upkeep upkeep) {
        return new CredentialChangeListener(unpooled, upkeep);
    }

    @Bean
    AccessTokens accessTokens(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new AccessTokens(jdbc, transactions, clock);
    }

    @Bean
    PolicyCache livePolicies(Integrations integrations, CredentialChangeListener news) {
        return new PolicyCache(integrations, news::isListening);
    }

    @Bean
    CredentialCache liveCredentials(
            Integrations integrations,
            AccessTokens tokens,
            JdbcTemplate jdbc,
            CredentialChangeListener news,
            PolicyCache policies) {
        var live = new CredentialCache(integrations, tokens, jdbc, news::isListening, Duration.ofSeconds(1));
        news.begin(() -> {
            live.forget();
            policies.forget();
        });
        return live;
    }

    /**
     * A change is heard in the thread that makes it, else it would come too late or not at all. Its errors are the command's: what
     * others are told with may be the statement in whose round trip the event turns out to be somebody else's.
     */
    @Bean
    ConfigurerModule credentialsInMemory() {
        return configurer -> configurer
                .eventProcessing()
                .registerSubscribingEventProcessor(CredentialCache.GROUP)
                .registerListenerInvocationErrorHandler(
                        CredentialCache.GROUP, axon -> PropagatingErrorHandler.instance())
                .registerErrorHandler(CredentialCache.GROUP, axon -> PropagatingErrorHandler.instance());
    }

    @Bean
    CredentialUses credentialUses(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new CredentialUses(jdbc, transactions);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    Authentication authentication(CredentialCache credentials, People people, Passwords passwords, Clock clock) {
        var attempts = new SignInAttempts(clock, System::nanoTime);
        return new Authentication(credentials, new PasswordSignIn(people, passwords, attempts), clock);
    }

    /** For integrations whose owner has decided nothing else. */
    @Bean
    RequestRate usualRequestRate(SecuritySettings settings) {
        return new RequestRate(
                settings.scim().requestsPerSecond(), settings.scim().requestBurst());
    }

    /** Beside the one that all other work shares. */
    @Bean(name = NodeHeartbeat.SCHEDULER, defaultCandidate = false)
    ThreadPoolTaskScheduler heartbeat() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(2);
        scheduler.setThreadNamePrefix("heartbeat-");
        return scheduler;
    }

    @Bean
    NodeHeartbeat liveNodes(JdbcTemplate jdbc) {
        return new NodeHeartbeat(jdbc);
    }

    @Bean
    RequestRateLimiter requestRates(RequestRate usualRequestRate, NodeHeartbeat nodes) {
        return new RequestRateLimiter(usualRequestRate, nodes::count, System::nanoTime);
    }

    @Bean
    ClientEntry clientEntry(RequestRateLimiter rates, CredentialUses uses, Clock clock) {
        return new ClientEntry(new CredentialAdmission(rates, uses, clock), new TokenRates(System::nanoTime), clock);
    }

    @Bean
    FilterRegistrationBean<AuthenticationFilter> authenticationFilter(
            Authentication authentication, ClientEntry entry, Tenants tenants, SignIns signIns) {
        var registration = new FilterRegistrationBean<>(
                new AuthenticationFilter(authentication, entry, new TenantChoice(tenants), signIns));
        registration.setOrder(-50); // behind Spring Security's, which is at -100
        return registration;
    }

    @Bean
    FilterRegistrationBean<SlowBodies> slowBodies(TomcatServerProperties tomcat) {
        int threads = tomcat.getThreads().getMax();
        var registration = new FilterRegistrationBean<>(new SlowBodies(new BodyShare(Math.max(1, threads * 3 / 4))));
        registration.setOrder(-45); // behind the authentication
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        var registration = new FilterRegistrationBean<>(new BodyLimit());
        registration.setOrder(-40); // behind the authentication: strangers are told nothing
        return registration;
    }

    @Bean
    FilterRegistrationBean<ReadableQuery> readableQuery() {
        var registration = new FilterRegistrationBean<>(new ReadableQuery());
        registration.setOrder(-30); // behind the limit: a form's body is decoded with the query
        return registration;
    }

    @Bean
    FilterRegistrationBean<UnavailableDatabase> unavailableDatabase() {
        var registration = new FilterRegistrationBean<>(new UnavailableDatabase());
        registration.setOrder(-58); // within the provisioning log, around whatever asks the database
        return registration;
    }

    /** A slash at the end changes nothing: some who join a base and a path leave one there. */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> slashAtTheEnd() {
        var registration = new FilterRegistrationBean<>(UrlHandlerFilter.trailingSlashHandler("/scim/v2/**")
                .wrapRequest()
                .build());
        registration.setOrder(-20);
        return registration;
    }

    /** A bean of this type stands before every handler mapping, the actuator's too. */
    @Bean
    @Order(1)
    MappedInterceptor authorisation() {
        return new MappedInterceptor(null, new Authorisation());
    }

    /** Whoever forgets to say for whom a handler is learns it before anybody can ask. */
    @Bean
    SmartInitializingSingleton declaredHandlers(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        return () -> Authorisation.requireDeclarations(handlers.getHandlerMethods().values().stream());
    }

    @Bean
    @Order(2)
    MappedInterceptor ownPages() {
        return new MappedInterceptor(null, new CrossSiteRequestInterceptor());
    }

    /** Last, so that whoever may not come in learns nothing of what is there. */
    @Bean
    @Order(3)
    MappedInterceptor declaredParameters() {
        return new MappedInterceptor(null, new DeclaredParameters());
    }
}
