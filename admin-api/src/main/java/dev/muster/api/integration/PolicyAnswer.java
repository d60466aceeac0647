package dev.muster.api.integration;

import dev.muster.api.ApiRefusal;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.RequestRate;
import org.jspecify.annotations.Nullable;

/** Policies as they are given and shown. What a request leaves out is as the profile has it; an answer leaves out nothing. */
record PolicyAnswer(
        @Nullable Boolean reactivateReturning,
        @Nullable Boolean onlyPredefinedGroups,
        @Nullable Rate requestRate) {
    private static final int MOST = 1_000_000;

    record Rate(@Nullable Integer perSecond, @Nullable Integer burst) {}

    static PolicyAnswer of(Policies policies, RequestRate usual) {
        RequestRate rate = policies.requestRate() == null ? usual : policies.requestRate();
        return new PolicyAnswer(
                policies.reactivateReturning(),
                policies.onlyPredefinedGroups(),
                new Rate(rate.perSecond(), rate.burst()));
    }

    Policies over(ClientProfile profile, RequestRate usual) {
        Policies defaults = Policies.defaultsFor(profile);
        return new Policies(
                or(reactivateReturning, defaults.reactivateReturning()),
                or(onlyPredefinedGroups, defaults.onlyPredefinedGroups()),
                rate(usual));
    }

    /** Whoever sends back the usual one that was shown has decided nothing. */
    private @Nullable RequestRate rate(RequestRate usual) {
        if (requestRate == null) return null;
        int perSecond = requestRate.perSecond() == null ? usual.perSecond() : requestRate.perSecond();
        int burst = requestRate.burst() == null ? usual.burst() : requestRate.burst();
        if (perSecond < RequestRate.LEAST || perSecond > MOST) {
            throw new ApiRefusal.BadValue(
                    "requestRate.perSecond", "clients may rely on " + RequestRate.LEAST + "; give that or more.");
        }
        if (burst < 1 || burst > MOST) throw new ApiRefusal.BadValue("requestRate.burst", "give one or more.");
        RequestRate wanted = new RequestRate(perSecond, burst);
        return wanted.equals(usual) ? null : wanted;
    }

    private static boolean or(@Nullable Boolean given, boolean otherwise) {
        return given == null ? otherwise : given;
    }
}
