package dev.muster.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a handler's signature must say. */
final class Handlers {
    private static final List<Class<?>> WHOLE = List.of(HttpServletRequest.class, InputStream.class, HttpEntity.class);
    /** Where it is said that the body is meant. */
    private static final List<Class<?>> ANNOTATED = List.of(byte[].class, String.class);

    private Handlers() {}

    static ArchCondition<JavaMethod> takeNoMapOfParameters() {
        return condition(
                "take no map of parameters",
                method -> method.getParameters().stream()
                        .noneMatch(parameter -> parameter.isAnnotatedWith(RequestParam.class)
                                && parameter.getRawType().isAssignableTo(Map.class)));
    }

    static ArchCondition<JavaMethod> sayWhichBodyTheyRead() {
        return condition("say which body they read", method -> {
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
            return mapping == null
                    || mapping.consumes().length > 0
                    || method.getParameters().stream().noneMatch(Handlers::isRawBody);
        });
    }

    private static boolean isRawBody(JavaParameter parameter) {
        return isOneOf(WHOLE, parameter)
                || isOneOf(ANNOTATED, parameter) && parameter.isAnnotatedWith(RequestBody.class);
    }

    private static boolean isOneOf(List<Class<?>> types, JavaParameter parameter) {
        return types.stream().anyMatch(parameter.getRawType()::isEquivalentTo);
    }

    private static ArchCondition<JavaMethod> condition(String description, Predicate<JavaMethod> rule) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!rule.test(method)) {
                    events.add(
                            SimpleConditionEvent.violated(method, method.getFullName() + " does not " + description));
                }
            }
        };
    }
}
