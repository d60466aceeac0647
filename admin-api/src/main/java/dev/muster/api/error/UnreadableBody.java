package dev.muster.api.error;

import dev.muster.api.RequestFields;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says where a body could not be read, without Jackson's talk of Java classes. */
final class UnreadableBody {
    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);

    private UnreadableBody() {}

    static String detail(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof UnrecognizedPropertyException unknown) {
            return "There is no member '" + unknown.getPropertyName() + "'. Known are: "
                    + listed(unknown.getKnownPropertyIds()) + ".";
        }
        if (unreadable.getCause() instanceof InvalidFormatException bad) {
            return "'" + path(bad) + "': '" + RequestFields.excerpt(String.valueOf(bad.getValue()))
                    + "' is not one of the values that it can have" + cure(bad.getTargetType()) + ".";
        }
        if (unreadable.getCause() instanceof JacksonException json) {
            if (!json.getPath().isEmpty()) return "'" + path(json) + "' has a value of the wrong kind.";
            TokenStreamLocation where = json.getLocation();
            return "The body is no JSON, or not an object"
                    + (where == null ? "." : ": line " + where.getLineNr() + ", column " + where.getColumnNr() + ".");
        }
        return "The body is missing, or cannot be read.";
    }

    private static String cure(@Nullable Class<?> wanted) {
        if (wanted == null) return "";
        if (wanted.isEnum()) return ", which are " + listed(Arrays.asList(wanted.getEnumConstants()));
        if (wanted == LocalDate.class) return "; write a day as 2026-01-31";
        return WHOLE_NUMBERS.contains(wanted) ? "; give a whole number" : "";
    }

    private static String listed(Collection<?> names) {
        return names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String path(JacksonException exception) {
        return exception.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }
}
