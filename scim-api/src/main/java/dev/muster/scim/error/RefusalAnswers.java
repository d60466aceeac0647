package dev.muster.scim.error;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;
import dev.muster.directory.refusal.RefusalKind;
import dev.muster.directory.refusal.RefusalTexts;
import dev.muster.directory.refusal.RefusalTexts.Door;
import dev.muster.projections.integration.IntegrationView;
import dev.muster.projections.integration.Integrations;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From a refusal to what SCIM says about it. The switch knows all kinds, and each refusal has one. */
@Component
public class RefusalAnswers {
    /**
     * The header with the refusal's code. The body of RFC 7644 §3.12 has no place for it, and strict clients refuse one with
     * other members, see docs/decisions/0050.
     */
    public static final String CODE = "Muster-Error-Code";

    private static final String WHILE_SOMEBODY_DECIDES = "300";

    private final Integrations integrations;

    public RefusalAnswers(Integrations integrations) {
        this.integrations = integrations;
    }

    public ScimError of(Refusal refusal) {
        RefusalCode code = refusal.code();
        return of(code.kind(), RefusalTexts.of(refusal, Door.SCIM, this::name)).with(CODE, code.text());
    }

    public static ScimError of(RefusalKind kind, String detail) {
        return switch (kind) {
            case INVALID_VALUE, UNSUITED -> ScimError.of(400, ScimTypes.INVALID_VALUE, detail);
            case INVALID_SYNTAX -> ScimError.of(400, ScimTypes.INVALID_SYNTAX, detail);
            case INVALID_PATH -> ScimError.of(400, ScimTypes.INVALID_PATH, detail);
            case INVALID_FILTER -> ScimError.of(400, ScimTypes.INVALID_FILTER, detail);
            case MUTABILITY -> ScimError.of(400, ScimTypes.MUTABILITY, detail);
            case NO_TARGET -> ScimError.of(400, ScimTypes.NO_TARGET, detail);
            case TOO_MANY -> ScimError.of(400, ScimTypes.TOO_MANY, detail);
            case INVALID_CURSOR -> ScimError.of(400, ScimTypes.INVALID_CURSOR, detail);
            case EXPIRED_CURSOR -> ScimError.of(400, ScimTypes.EXPIRED_CURSOR, detail);
            case INVALID_COUNT -> ScimError.of(400, ScimTypes.INVALID_COUNT, detail);
            case UNSUPPORTED_VERSION -> ScimError.of(400, ScimTypes.INVALID_VERS, detail);
            case FORBIDDEN -> ScimError.of(403, null, detail);
            case ABSENT -> ScimError.of(404, null, detail);
            case NOTHING_ACCEPTABLE -> ScimError.of(406, null, detail);
            case TAKEN -> ScimError.of(409, ScimTypes.UNIQUENESS, detail);
            case CONFLICT -> ScimError.of(409, null, detail);
            case CHANGED -> ScimError.of(412, null, detail);
            case TOO_LARGE -> ScimError.of(413, null, detail);
            case UNSUPPORTED_BODY -> ScimError.of(415, null, detail);
            case NOT_IMPLEMENTED -> ScimError.of(501, null, detail);
            // nothing was wrong with the request, and repeating it as it is will do: so 503, not 409
            case CONTENDED -> ScimError.of(503, null, detail).with("Retry-After", "1");
            case STOPPING -> ScimError.of(503, null, detail).with("Retry-After", "10");
            case HELD -> ScimError.of(503, null, detail).with("Retry-After", WHILE_SOMEBODY_DECIDES);
        };
    }

    private Optional<String> name(IntegrationId integration) {
        return integrations.find(integration).map(IntegrationView::name);
    }
}
