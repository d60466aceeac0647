package dev.muster.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.muster.delivery.mail.MailTransport;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.work.TenantTransactions;
import dev.muster.work.WorkRunner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a method that the clock calls reaches, through our own code and whatever implements it. */
final class ScheduledWork {
    private static final List<String> NETWORK = List.of(
            "jakarta.mail.Transport",
            "jakarta.mail.Service",
            "org.springframework.mail.",
            "java.net.http.",
            "java.net.Socket");

    private ScheduledWork() {}

    static ArchCondition<JavaMethod> waitForNoNetwork() {
        return condition(
                "wait for no network",
                reached -> reached.stream()
                        .filter(ScheduledWork::isNetwork)
                        .findFirst()
                        .map(call -> call.getTarget().getFullName()));
    }

    static ArchCondition<JavaMethod> guardEachTenantsWork() {
        return condition("guard the work of each tenant", reached -> {
            boolean guarded = reached.stream().anyMatch(call -> isOf(call, WorkRunner.class, name -> true));
            return guarded
                    ? Optional.empty()
                    : reached.stream()
                            .filter(ScheduledWork::isOfOneTenant)
                            .findFirst()
                            .map(call -> call.getTarget().getFullName() + " without a WorkRunner");
        });
    }

    private static boolean isNetwork(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        return isOf(call, MailTransport.class, "send"::equals)
                || NETWORK.stream().anyMatch(owner::startsWith);
    }

    private static boolean isOfOneTenant(JavaMethodCall call) {
        return isOf(call, TenantScope.class, name -> name.equals("within") || name.equals("open"))
                || isOf(call, TenantTransactions.class, name -> name.equals("in") || name.equals("run"));
    }

    private static boolean isOf(JavaMethodCall call, Class<?> owner, Predicate<String> name) {
        return call.getTargetOwner().isEquivalentTo(owner) && name.test(call.getName());
    }

    private interface Objection {
        Optional<String> to(Set<JavaMethodCall> reached);
    }

    private static ArchCondition<JavaMethod> condition(String description, Objection objection) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                objection
                        .to(reachedBy(method))
                        .ifPresent(found -> events.add(
                                SimpleConditionEvent.violated(method, method.getFullName() + " reaches " + found)));
            }
        };
    }

    private static Set<JavaMethodCall> reachedBy(JavaMethod start) {
        Set<JavaMethodCall> calls = new HashSet<>();
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(start));
        Deque<JavaCodeUnit> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.remove();
            calls.addAll(unit.getMethodCallsFromSelf());
            unit.getCallsFromSelf().stream()
                    .flatMap(ScheduledWork::targets)
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return calls;
    }

    private static Stream<JavaCodeUnit> targets(JavaAccess<?> call) {
        JavaClass owner = call.getTargetOwner();
        if (!owner.getPackageName().startsWith("dev.muster")) return Stream.empty();
        return Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream())
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getName().equals(call.getTarget().getName()));
    }
}
