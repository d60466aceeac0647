package dev.muster.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Who begins threads. */
final class Threads {
    /** Each begins what ends by itself, what somebody waits for and hears of, or what guards itself. */
    private static final Set<String> GUARDED_OTHERWISE = Set.of(
            "SmtpDeadlines", // hangs up one socket
            "Replay", // its caller waits
            "Verification", // one run, whose record says how it ended
            "SchemaConfiguration", // stops the server
            "UnauthenticatedConnections", // guards each sweep itself: under attack it shall not wait for the database
            "PostmasterWatch", // goes on after what it met, or ends the server
            "DatabaseWatch", // goes on after what it met
            "ProcessEnd", // ends the server
            "TestCluster",
            "Training", // waits for them, and says what failed
            "Load");

    private Threads() {}

    static DescribedPredicate<JavaClass> beginThem() {
        return DescribedPredicate.describe(
                "begin threads",
                type -> type.getCodeUnitCallsFromSelf().stream().anyMatch(call -> {
                    String owner = call.getTargetOwner().getFullName();
                    String name = call.getName();
                    return owner.startsWith(Thread.Builder.class.getName())
                                    && (name.equals("start") || name.equals("unstarted") || name.equals("factory"))
                            || owner.equals(Thread.class.getName())
                                    && (name.equals("<init>") || name.equals("startVirtualThread"))
                            || owner.equals(Executors.class.getName()) && name.startsWith("new")
                            || owner.equals(CompletableFuture.class.getName()) && name.endsWith("Async");
                }));
    }

    static DescribedPredicate<JavaClass> areNotGuardedOtherwise() {
        return DescribedPredicate.describe(
                "are not guarded otherwise", type -> !GUARDED_OTHERWISE.contains(type.getSimpleName()));
    }
}
