package dev.muster.reports.parameter;

import dev.muster.reports.parameter.ParameterRefusal.BadParameterValue;
import dev.muster.reports.parameter.ParameterRefusal.NoSuchParameter;
import dev.muster.reports.text.Wording;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A checked value for each parameter of a report: a String, Long, LocalDate or Boolean, never null. */
public final class ParameterValues {
    private final Map<ReportParameter, Object> values = new LinkedHashMap<>();

    private ParameterValues() {}

    /**
     * @param given by key; a parameter that is not there has its default
     * @param today what a relative day is counted from
     */
    public static ParameterValues checked(
            List<ReportParameter> parameters, Map<String, String> given, LocalDate today) {
        given.keySet().stream()
                .filter(key ->
                        parameters.stream().noneMatch(known -> known.key().equals(key)))
                .findFirst()
                .ifPresent(key -> {
                    throw new NoSuchParameter(
                            key, parameters.stream().map(ReportParameter::key).toList());
                });
        ParameterValues checked = new ParameterValues();
        for (ReportParameter parameter : parameters) {
            String text = given.getOrDefault(parameter.key(), parameter.usual());
            Optional<Object> value = parameter.type().parse(text, today);
            checked.values.put(
                    parameter,
                    value.orElseThrow(() -> new BadParameterValue(
                            parameter.key(), text, parameter.type().allowed())));
        }
        return checked;
    }

    /** Hands over each value with the key of its parameter. */
    public void forEach(BiConsumer<String, Object> action) {
        values.forEach((parameter, value) -> action.accept(parameter.key(), value));
    }

    /** For the reader of the answer, a line for each. */
    public List<String> lines() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey().label() + ": " + words(entry.getValue()))
                .toList();
    }

    private static String words(Object value) {
        return switch (value) {
            case LocalDate day -> Wording.day(day);
            case Boolean yes -> Wording.yesNo(yes);
            case String text -> text.isBlank() ? Wording.NOT_KNOWN : text;
            case Object other -> other.toString();
        };
    }
}
