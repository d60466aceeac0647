package dev.muster.directory.refusal;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.Refusal;
import dev.muster.directory.ResourceId;
import dev.muster.directory.integration.Removal;
import dev.muster.directory.text.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of refusals, all from one table, {@code refusals.properties}; that says what its placeholders mean. */
public final class RefusalTexts {
    /** Where a refusal is answered: what to do differs by that, what is wrong does not. */
    public enum Door {
        SCIM,
        API
    }

    private static final Properties TABLE = table();

    private static final Pattern PLACEHOLDER = Pattern.compile("(\"?)\\{([\\w.]+)}(\"?)");

    private final Refusal refusal;
    private final Function<IntegrationId, Optional<String>> names;

    private RefusalTexts(Refusal refusal, Function<IntegrationId, Optional<String>> names) {
        this.refusal = refusal;
        this.names = names;
    }

    /**
     * What is wrong, and what to do: for the person with the pager, with the values.
     *
     * @param names what an integration is called; empty where that is not known
     */
    public static String of(Refusal refusal, Door door, Function<IntegrationId, Optional<String>> names) {
        var texts = new RefusalTexts(refusal, names);
        String meaning = texts.filled(meaning(refusal.code()), refusal);
        String cure = cure(refusal.code(), door);
        return cure == null ? meaning : meaning + " " + texts.filled(cure, refusal);
    }

    /** What is wrong, with the values. */
    public static String meaning(Refusal refusal) {
        return new RefusalTexts(refusal, id -> Optional.empty()).filled(meaning(refusal.code()), refusal);
    }

    /** What is wrong, with the placeholders. */
    public static String meaning(RefusalCode code) {
        return text(code.text());
    }

    /** What to do, with the placeholders; null where the meaning says it. */
    public static @Nullable String cure(RefusalCode code, Door door) {
        String cure = TABLE.getProperty(code.text() + ".cure." + door.name().toLowerCase(Locale.ROOT));
        return cure == null ? TABLE.getProperty(code.text() + ".cure") : cure;
    }

    private String filled(String template, Object of) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            boolean quoted = !match.group(1).isEmpty() && !match.group(3).isEmpty();
            Object value = value(of, match.group(2));
            String text = quoted
                    ? Quoted.of(shown(value, match.group(2)))
                    : match.group(1) + shown(value, match.group(2)) + match.group(3);
            return Matcher.quoteReplacement(text);
        });
    }

    private String shown(@Nullable Object value, String name) {
        return switch (value) {
            case null -> filled(text(refusal.code().text() + "." + name + ".null"), refusal);
            case Boolean is -> filled(text(refusal.code().text() + "." + name + "." + is), refusal);
            case IntegrationId integration -> name(integration);
            case ResourceId id -> id.value().toString();
            case Removal removal ->
                filled(text("removal." + removal.kind().name().toLowerCase(Locale.ROOT)), removal);
            case Duration duration -> seconds(duration);
            case List<?> several ->
                Quoted.some(several.stream().map(one -> shown(one, name)).toList());
            default -> value.toString();
        };
    }

    private String name(IntegrationId integration) {
        return names.apply(integration)
                .map(name -> text("integration.named").replace("\"{name}\"", Quoted.of(name)))
                .orElseGet(() -> text("integration.unknown"));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() / 1000.0 + " s";
    }

    /** Along a path of fields and methods without parameters; a test finds each of them for each text. */
    private static @Nullable Object value(Object of, String path) {
        Object value = of;
        for (String name : path.split("\\.")) {
            AccessibleObject member = member(Objects.requireNonNull(value).getClass(), name)
                    .orElseThrow(() -> new IllegalStateException("No " + path + " in " + of.getClass()));
            member.setAccessible(true);
            try {
                value = member instanceof Field field ? field.get(value) : ((Method) member).invoke(value);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(path, impossible);
            }
        }
        return value;
    }

    /** What {@code {name}} stands for in a text about such a thing: a field, or a method without parameters. */
    static Optional<AccessibleObject> member(Class<?> of, String name) {
        for (Class<?> type = of; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) if (field.getName().equals(name)) return Optional.of(field);
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == 0) return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    private static String text(String key) {
        return Objects.requireNonNull(TABLE.getProperty(key), key);
    }

    private static Properties table() {
        var table = new Properties();
        try (InputStream file = Objects.requireNonNull(RefusalTexts.class.getResourceAsStream("refusals.properties"))) {
            table.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return table;
    }
}
