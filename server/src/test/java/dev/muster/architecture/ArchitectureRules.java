package dev.muster.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.muster.projections.DirectoryProjection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.axonframework.modelling.command.AggregateRoot;
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
            .because("the rule of the resolved handler goes by its package, and all else is denied");

    private ArchitectureRules() {}
}
