package dev.muster.server.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.Scope;
import dev.muster.history.replay.Verification;
import dev.muster.history.replay.VerificationView;
import dev.muster.history.replay.VerificationView.Verdict;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Random requests to the server and to {@link NaiveDirectory}: the same answers, the same state after each of them.
 * {@code -Dmuster.random.sequences=5000} is the nightly form.
 */
@WholeServer
class RandomRequestsTest {
    private static final int SEQUENCES = Integer.getInteger("muster.random.sequences", 60);
    private static final long SEED = Long.getLong("muster.random.seed", 7643);
    private static final int REQUESTS = 25;

    @Autowired
    Commands commands;

    @Autowired
    Verification verification;

    @LocalServerPort
    int port;

    @Test
    void the_directory_is_what_a_plain_reading_of_the_rfc_says() throws Exception {
        List<Callable<Boolean>> sequences = new ArrayList<>();
        for (int i = 0; i < SEQUENCES; i++) {
            long seed = SEED + i;
            sequences.add(() -> difference(steps(seed), profile(seed)) == null);
        }
        int differing = SideBySide.run(sequences).indexOf(false);
        if (differing >= 0) report(SEED + differing);
        VerificationView verified = verification.verify("test");
        assertThat(verified.verdict()).as("%s", verified.differences()).isEqualTo(Verdict.AGREES);
    }

    private static List<Step> steps(long seed) {
        return new RandomSteps(Dice.of(seed)).some(REQUESTS);
    }

    private static ClientProfile profile(long seed) {
        return ClientProfile.values()[(int) Math.floorMod(seed, ClientProfile.values().length)];
    }

    private void report(long seed) {
        ClientProfile profile = profile(seed);
        List<Step> few = shortest(steps(seed), profile);
        fail("Seed " + seed + ", profile " + profile + ". The shortest sequence that differs:\n"
                + few.stream().map(Step::toString).collect(Collectors.joining("\n"))
                + "\nIt differs at " + difference(few, profile));
    }

    /** Drops stretches of requests, then single ones, for as long as the rest still differs. */
    private List<Step> shortest(List<Step> steps, ClientProfile profile) {
        List<Step> few = steps;
        for (int length = steps.size() / 2; length > 0; length /= 2) {
            for (int from = few.size() - length; from >= 0; from--) {
                List<Step> fewer = new ArrayList<>(few);
                fewer.subList(from, from + length).clear();
                if (difference(fewer, profile) == null) continue;
                few = fewer;
                from = Math.min(from, few.size() - length + 1);
            }
        }
        return few;
    }

    private @Nullable String difference(List<Step> steps, ClientProfile profile) {
        var server = new ScimServer(port, commands);
        ScimClient opener = server.newTenant(profile);
        // whoever returns is new here: that policy has tests of its own
        ScimClient client = server.newClient(opener.tenant(), "Random", profile, Policies.NONE, Set.of(Scope.SCIM));
        return new DifferentialPlay(client, profile).of(steps);
    }
}
