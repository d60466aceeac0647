package dev.muster.server.boot;

/** What whoever started Muster for the first time has to know. Lines of {@code name: value}, so that scripts can read it. */
final class FirstRunText {
    private FirstRunText() {}

    static String text(BootstrapResult made, String base) {
        var text = new StringBuilder("Muster runs for the first time. Keep this: it is not shown again.\n\n");
        BootstrapResult.Integration integration = made.integration();
        if (integration != null) {
            text.append("SCIM base URL: ").append(base).append("/scim/v2\n");
            text.append("Bearer token: ")
                    .append(
                            integration.known()
                                    ? "(as set in MUSTER_BOOTSTRAP_TOKEN)"
                                    : integration.token().text())
                    .append('\n');
            text.append("Tenant: ").append(integration.tenant()).append('\n');
            text.append("Integration: ").append(integration.name()).append('\n');
        }
        BootstrapResult.Operator operator = made.operator();
        if (operator != null) {
            text.append("Operator: ").append(operator.name()).append('\n');
            text.append("Password: ")
                    .append(operator.known() ? "(as set in MUSTER_BOOTSTRAP_PASSWORD)" : operator.password())
                    .append('\n');
        }
        text.append("\nNext:\n");
        if (integration != null) {
            String token = integration.known()
                    ? "$MUSTER_BOOTSTRAP_TOKEN"
                    : integration.token().text();
            text.append("  curl -H \"Authorization: Bearer ")
                    .append(token)
                    .append("\" ")
                    .append(base)
                    .append("/scim/v2/Users\n");
        }
        if (operator != null) {
            String password = operator.known() ? "$MUSTER_BOOTSTRAP_PASSWORD" : operator.password();
            text.append("  curl -u \"")
                    .append(operator.name())
                    .append(':')
                    .append(password)
                    .append("\" ")
                    .append(base)
                    .append("/api/tenants\n");
        }
        return text.append("  mvn -q compile exec:exec@tour\n")
                .append("      (in a clone: a company's first weeks, played against this server; the README's tour)\n")
                .toString();
    }
}
