package dev.muster.server.boot;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/** A number or a duration that is none, with the settings that say so. */
@Order(Ordered.HIGHEST_PRECEDENCE) // before Boot's own, which name a property and not its variable
final class UnreadableSettingAnalyzer extends AbstractFailureAnalyzer<ConversionFailedException> {
    private final Environment environment;

    UnreadableSettingAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable failure, ConversionFailedException unreadable) {
        String value = String.valueOf(unreadable.getValue());
        String names = names(value);
        return new FailureAnalysis(
                (names.isEmpty() ? "A setting" : names) + " is '" + value + "', which is not "
                        + wanted(unreadable.getTargetType().getType()) + ".",
                "Correct it, or don't set it: then the default holds. The README lists the settings.",
                unreadable);
    }

    private static String wanted(Class<?> type) {
        if (type == Duration.class) return "a duration such as PT10S";
        if (type == Boolean.class || type == boolean.class) return "true or false";
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        return "one of its values";
    }

    private String names(String value) {
        if (!(environment instanceof ConfigurableEnvironment known)) return "";
        return known.getPropertySources().stream()
                .flatMap(source -> source instanceof EnumerablePropertySource<?> listed
                        ? Stream.of(listed.getPropertyNames())
                                .filter(name -> value.equals(String.valueOf(listed.getProperty(name))))
                        : Stream.of())
                .filter(name -> name.toLowerCase(java.util.Locale.ROOT).matches("(muster|server|spring)[._].*"))
                .distinct()
                .collect(Collectors.joining(" or "));
    }
}
