package dev.muster.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Who begins threads. */
final class Threads {
    /** Each begins what ends by itself, or what somebody waits for and hears of. */
    private static final Set<String> KNOWN_TO_END = Set.of(
            "Watch", // hangs up one socket
            "Replay", // its caller waits
            "Verification", // one run, whose record says how it ended
            "SchemaConfiguration", // stops the server
            "TestCluster",
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

    static DescribedPredicate<JavaClass> areNotKnownToEnd() {
        return DescribedPredicate.describe(
                "are not known to end", type -> !KNOWN_TO_END.contains(type.getSimpleName()));
    }
}
