package dev.muster.projections.filter;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose question it is: some values differ with who asks.
 *
 * @param tenant whose resources are asked for
 * @param reader the integration whose externalIds are meant; null for people, who have none
 * @param base   the address of {@code /scim/v2}, with which locations and references begin
 */
public record ReaderContext(TenantId tenant, @Nullable IntegrationId reader, String base) {
    // a colon that is no cast (::text)
    private static final Pattern NAME = Pattern.compile("(?<!:):(tenant|reader|base)\\b");

    /** An expression over the resource's row, in which {@code :tenant}, {@code :reader} and {@code :base} stand for who asks. */
    Expression expression(String template) {
        List<@Nullable Object> parameters = new ArrayList<>();
        Matcher names = NAME.matcher(template);
        String sql = names.replaceAll(name -> {
            parameters.add(value(name.group(1)));
            return "?";
        });
        return new Expression(sql, parameters);
    }

    private @Nullable Object value(String name) {
        return switch (name) {
            case "tenant" -> tenant.value();
            case "base" -> base;
            default -> reader == null ? null : reader.value();
        };
    }
}
