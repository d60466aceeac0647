package dev.muster.scim.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Actor;
import dev.muster.directory.CredentialId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.OwnedByAnother;
import dev.muster.directory.Refusal;
import dev.muster.directory.TenantId;
import dev.muster.directory.TooMuchContention;
import dev.muster.directory.VersionMismatch;
import dev.muster.directory.group.GroupRefusal;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.user.UserRefusal;
import dev.muster.projections.integration.CredentialView;
import dev.muster.projections.integration.IntegrationView;
import dev.muster.projections.integration.Integrations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalAnswersTest {
    private static final TenantId TENANT = TenantId.next();
    private static final IntegrationId OKTA = IntegrationId.next(TENANT);
    private final RefusalAnswers answers = new RefusalAnswers(new OneIntegration());

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new UserRefusal.UserNameTaken("bjensen"), 409, "uniqueness", "\"bjensen\""),
                Arguments.of(new UserRefusal.StillActive("bjensen"), 409, "uniqueness", "\"bjensen\""),
                Arguments.of(new GroupRefusal.GroupNameTaken("Guides"), 409, "uniqueness", "\"Guides\""),
                Arguments.of(new GroupRefusal.UnknownMembers(List.of("4711")), 400, "invalidValue", "\"4711\""),
                Arguments.of(new GroupRefusal.GroupNotPredefined("Guides", OKTA), 403, null, "\"Okta\""),
                Arguments.of(new NoSuchResource(), 404, null, "no such resource"),
                Arguments.of(new VersionMismatch(), 412, null, "If-Match"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void each_says_what_is_wrong_and_what_to_do(Refusal refusal, int status, @Nullable String scimType, String detail) {
        ScimError error = answers.of(refusal);
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.scimType()).isEqualTo(scimType);
        assertThat(error.detail()).contains(detail);
    }

    @Test
    void who_met_too_many_others_may_simply_ask_again() {
        ScimError error = answers.of(new TooMuchContention());
        assertThat(error.status()).isEqualTo(503);
        assertThat(error.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void the_owner_is_named() {
        IntegrationId other = IntegrationId.next(TENANT);
        Actor asking = new Actor.Client(other, CredentialId.next(TENANT));
        try {
            OwnedByAnother.refuseUnlessOwner(OKTA, asking);
        } catch (OwnedByAnother refusal) {
            assertThat(answers.of(refusal).status()).isEqualTo(403);
            assertThat(answers.of(refusal).detail()).contains("the integration \"Okta\"");
            return;
        }
        throw new AssertionError("It was not refused");
    }

    @Test
    void an_echo_is_short_and_has_no_control_characters() {
        String detail = answers.of(new UserRefusal.UserNameTaken("\u001b[31m" + "x".repeat(10_000)))
                .detail();
        assertThat(detail).hasSizeLessThan(400).doesNotContain("\u001b");
    }

    /** Knows Okta alone. */
    private static final class OneIntegration implements Integrations {
        @Override
        public Optional<IntegrationView> find(IntegrationId integration) {
            return integration.equals(OKTA)
                    ? Optional.of(new IntegrationView(
                            OKTA,
                            "Okta",
                            ClientProfile.OKTA,
                            Policies.defaultsFor(ClientProfile.OKTA),
                            0,
                            Instant.EPOCH,
                            Instant.EPOCH))
                    : Optional.empty();
        }

        @Override
        public List<IntegrationView> of(TenantId tenant) {
            return List.of();
        }

        @Override
        public List<CredentialView> credentialsOf(IntegrationId integration) {
            return List.of();
        }

        @Override
        public List<String> predefinedGroupsOf(IntegrationId integration) {
            return List.of();
        }

        @Override
        public Optional<CredentialView> bySecret(String secretSha256) {
            return Optional.empty();
        }

        @Override
        public Optional<CredentialView> credential(CredentialId credential) {
            return Optional.empty();
        }

        @Override
        public List<CredentialView> expiringWithin(Instant now, Instant until) {
            return List.of();
        }
    }
}
