package dev.muster.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import dev.muster.directory.text.Moments;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.projections.DirectoryProjection;
import dev.muster.work.Upkeep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.axonframework.messaging.annotation.MessageHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.quartz.Job;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.RestController;

/** The rules, with what each protects. */
final class ArchitectureRules {
    static final ArchRule A_PROJECTION_NEVER_READS_THE_CLOCK = noClasses()
            .that()
            .areAnnotatedWith(DirectoryProjection.class)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("a replay must write what was written live");

    static final ArchRule A_PROJECTION_ONLY_WRITES = noClasses()
            .that()
            .areAnnotatedWith(DirectoryProjection.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "javax.sql..", "java.sql..")
            .because("a replay sends the statements of many events together");

    static final ArchRule COMMANDS_AND_PROJECTIONS_KNOW_NO_JPA = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.muster.directory..",
                    "dev.muster.eventstore..",
                    "dev.muster.projections..",
                    "dev.muster.history..",
                    "dev.muster.server.messaging..")
            .or(describe(
                    "handle messages",
                    type -> type.getMethods().stream()
                            .anyMatch(method -> method.isMetaAnnotatedWith(MessageHandler.class))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "org.hibernate..",
                    "org.springframework.orm..",
                    "org.springframework.data..",
                    "dev.muster.persistence..",
                    "dev.muster.delivery.outbox..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(AuditLog.class.getName())
            .because("a command holds a connection already, and whoever takes a second one may wait for ever");

    static final ArchRule SETTINGS_ARE_CHECKED_RECORDS = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Value.class)
            .because("each module's settings are one @ConfigurationProperties record, which checks them at the start");

    static final ArchRule AN_ENDPOINT_WRITES_NO_SQL = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.muster.scim..", "dev.muster.api..", "dev.muster.console..", "dev.muster.architecture.bad..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "javax.sql..", "java.sql..")
            .because("a query stands in the module of its table, where the next change of the table finds it");

    static final ArchRule AGGREGATES_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .areAnnotatedWith(AggregateRoot.class)
            .should()
            .bePackagePrivate()
            .because("nobody but Axon should be able to name them");

    static final ArchRule EVERY_CLASS_HAS_FOUND_ITS_NOUN = noClasses()
            .should()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .because("a newcomer finds things by guessing their names");

    static final ArchRule ENDPOINTS_LIVE_WHERE_AUTHORISATION_LOOKS = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .resideInAnyPackage("dev.muster.scim..", "dev.muster.api..")
            .because("the tests of routes and the reference of the API look there");

    static final ArchRule THE_CLOCK_WAITS_FOR_NO_NETWORK = methods()
            .that()
            .areAnnotatedWith(Scheduled.class)
            .or(areTheJobsOf(Job.class))
            .should(ScheduledWork.waitForNoNetwork())
            .because("letters are put into the outbox, and its senders alone wait for a mail server");

    static final ArchRule A_LOOP_OVER_TENANTS_GUARDS_EACH = methods()
            .that()
            .areAnnotatedWith(Scheduled.class)
            .or(areTheJobsOf(Job.class))
            .should(ScheduledWork.guardEachTenantsWork())
            .because("one tenant's broken thing never stops another's");

    static final ArchRule THE_CLOCK_IS_WOUND_IN_ONE_PLACE = noClasses()
            .should()
            .beAnnotatedWith(EnableScheduling.class)
            .orShould()
            .callMethodWhere(DescribedPredicate.<JavaMethodCall>describe(
                    "schedules",
                    call -> call.getTargetOwner().isAssignableTo(TaskScheduler.class)
                            && call.getName().startsWith("schedule")))
            .because("GuardedScheduling calls whatever is @Scheduled, so that what it throws is counted and shown");

    static final ArchRule A_THREAD_IS_GUARDED = classes()
            .that(Threads.beginThem())
            .and(Threads.areNotGuardedOtherwise())
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Upkeep.class)
            .because("a loop that dies of what it met is missed by nobody until it is too late");

    static final ArchRule A_HANDLER_DECLARES_ITS_PARAMETERS = noClasses()
            .that()
            .areAnnotatedWith(RestController.class)
            .and()
            .resideOutsideOfPackage("dev.muster.scim..")
            .should()
            .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.nameMatching(
                    "getParameter|getParameterMap|getParameterNames|getParameterValues|getQueryString")))
            .because("a parameter that no signature declares is refused, and nobody could document it");

    static final ArchRule A_HANDLER_TAKES_NO_MAP_OF_PARAMETERS = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .should(Handlers.takeNoMapOfParameters())
            .because("a parameter that no signature declares is refused, and nobody could document it");

    static final ArchRule A_HANDLER_SAYS_WHICH_BODY_IT_READS = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("dev.muster.scim..")
            .should(Handlers.sayWhichBodyTheyRead())
            .because(
                    "a form that a page of another site can send must not be taken for ours, and a 415 must name the cure");

    static final ArchRule TIMES_ARE_READ_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Moments.class.getName())
            .and()
            .doNotHaveFullyQualifiedName("dev.muster.api.equipment.csv.Day")
            .and()
            .resideInAnyPackage(
                    "dev.muster.directory..",
                    "dev.muster.eventstore..",
                    "dev.muster.projections..",
                    "dev.muster.history..",
                    "dev.muster.scim..",
                    "dev.muster.api..",
                    "dev.muster.delivery..",
                    "dev.muster.reports..",
                    "dev.muster.architecture.bad..")
            .should()
            .callMethodWhere(describe(
                    "java.time parses a text",
                    call -> call.getTargetOwner().getPackageName().startsWith("java.time")
                            && call.getName().startsWith("parse")
                            // a length of time has no days that do not exist
                            && !call.getTargetOwner().isEquivalentTo(Duration.class)))
            .because("a second reader takes what the first let pass for something else, or for an error");

    static final ArchRule WHAT_SAYS_NOTHING_IS_NO_VALUE = noClasses()
            .that()
            .resideInAnyPackage("dev.muster.directory..", "dev.muster.api..", "dev.muster.architecture.bad..")
            .should()
            .callMethod(String.class, "isBlank")
            .because("a no-break space is blank, too: Blanks knows them all");

    private ArchitectureRules() {}

    private static DescribedPredicate<JavaMethod> areTheJobsOf(Class<?> scheduler) {
        return DescribedPredicate.describe(
                "are jobs",
                method ->
                        method.getName().equals("execute") && method.getOwner().isAssignableTo(scheduler));
    }
}
