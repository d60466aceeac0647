package dev.muster.api.integration;

import dev.muster.api.ApiRefusal;
import dev.muster.api.RequestFields;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.RequestRate;
import dev.muster.directory.integration.UserRules;
import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.AttributeType;
import dev.muster.directory.schema.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Policies as they are given and shown. What a request leaves out is as the profile has it; an answer leaves out nothing. */
record PolicyAnswer(
        @Nullable Boolean reactivateReturning,
        @Nullable Boolean onlyPredefinedGroups,
        @Nullable Rate requestRate,
        @Nullable Boolean provisioningOff,
        @Nullable Boolean pushedGroupsAreRoles,
        @Nullable String targetGroup,
        @Nullable List<String> requiredAttributes,
        @Nullable Map<String, String> defaults,
        @Nullable List<String> userTypes,
        @Nullable List<String> typesWithoutAccess,
        @Nullable GuardAnswer massChangeGuard,
        @Nullable Boolean recogniseByEmail) {
    private static final int MOST = 1_000_000;
    private static final int MOST_TEXTS = 100;
    private static final Set<String> DEFAULTED = Set.of("preferredLanguage", "locale", "timezone", "costCenter");

    record Rate(@Nullable Integer perSecond, @Nullable Integer burst) {}

    static PolicyAnswer of(Policies policies, RequestRate usual) {
        RequestRate rate = policies.requestRate() == null ? usual : policies.requestRate();
        return new PolicyAnswer(
                policies.reactivateReturning(),
                policies.onlyPredefinedGroups(),
                new Rate(rate.perSecond(), rate.burst()),
                policies.provisioningOff(),
                policies.pushedGroupsAreRoles(),
                policies.targetGroup(),
                policies.userRules().required(),
                policies.userRules().defaults(),
                policies.userRules().types(),
                policies.userRules().typesWithoutAccess(),
                GuardAnswer.of(policies.massChangeGuard()),
                policies.recogniseByEmail());
    }

    Policies over(ClientProfile profile, RequestRate usual, ResourceType user) {
        Policies defaults = Policies.defaultsFor(profile);
        return new Policies(
                or(reactivateReturning, defaults.reactivateReturning()),
                or(onlyPredefinedGroups, defaults.onlyPredefinedGroups()),
                rate(usual),
                or(provisioningOff, false),
                or(pushedGroupsAreRoles, false),
                RequestFields.optionalText("targetGroup", targetGroup, 256).orElse(null),
                new UserRules(
                        paths("requiredAttributes", requiredAttributes, user),
                        usualTexts(user),
                        texts("userTypes", userTypes),
                        texts("typesWithoutAccess", typesWithoutAccess)),
                massChangeGuard == null ? null : massChangeGuard.given(),
                or(recogniseByEmail, false));
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

    private static List<String> paths(String name, @Nullable Collection<String> given, ResourceType user) {
        return texts(name, given).stream().map(text -> path(name, text, user)).toList();
    }

    /** In its canonical spelling. */
    private static String path(String name, String text, ResourceType user) {
        return user.lookupInAnySchema(text) instanceof AttributeLookup.Found found
                        && (found.path().sub() == null
                                || !found.path().attribute().multiValued())
                ? found.path().toString()
                : refused(name, "'" + text + "' is no attribute of users; e.g. title, name.familyName, emails.");
    }

    private Map<String, String> usualTexts(ResourceType user) {
        Map<String, String> usual = new TreeMap<>();
        if (defaults == null) return usual;
        defaults.forEach((attribute, text) -> {
            boolean possible = user.lookupInAnySchema(attribute) instanceof AttributeLookup.Found found
                    && DEFAULTED.contains(found.path().attribute().name())
                    && found.path().definition().type() == AttributeType.STRING;
            String key = possible ? path("defaults", attribute, user) : refused("defaults", "give any of " + DEFAULTED);
            usual.put(key, RequestFields.text("defaults." + attribute, text, 200));
        });
        return usual;
    }

    private static List<String> texts(String name, @Nullable Collection<String> given) {
        if (given == null) return List.of();
        if (given.size() > MOST_TEXTS) return refused(name, "give at most " + MOST_TEXTS + ".");
        return given.stream()
                .map(text -> RequestFields.text(name, text, 200))
                .distinct()
                .toList();
    }

    private static <T> T refused(String name, String cure) {
        throw new ApiRefusal.BadValue(name, cure);
    }

    private static boolean or(@Nullable Boolean given, boolean otherwise) {
        return given == null ? otherwise : given;
    }
}
