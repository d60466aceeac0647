package dev.muster.projections.filter;

import dev.muster.directory.IntegrationId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose question it is: some values differ with who asks.
 *
 * @param reader the integration whose externalIds are meant; null for people, who have none
 * @param base   the address of {@code /scim/v2}, with which locations and references begin
 */
public record Asker(@Nullable IntegrationId reader, String base) {
    // a colon that is no cast (::text)
    private static final Pattern NAME = Pattern.compile("(?<!:):(reader|base)\\b");

    /** An expression over the resource's row, in which {@code :reader} and {@code :base} stand for who asks. */
    Expression expression(String template) {
        List<@Nullable Object> parameters = new ArrayList<>();
        Matcher names = NAME.matcher(template);
        String sql = names.replaceAll(name -> {
            parameters.add(name.group(1).equals("base") ? base : reader == null ? null : reader.value());
            return "?";
        });
        return new Expression(sql, parameters);
    }
}
