package dev.muster.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.muster");
    private static final JavaClasses BAD_SAMPLES =
            new ClassFileImporter().importPackages("dev.muster.architecture.bad");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(ArchitectureRules.A_PROJECTION_NEVER_READS_THE_CLOCK, "ClockReadingProjection"),
                Arguments.of(ArchitectureRules.A_PROJECTION_ONLY_WRITES, "ReadingProjection"),
                Arguments.of(ArchitectureRules.COMMANDS_AND_PROJECTIONS_KNOW_NO_JPA, "PersistingProjection"),
                Arguments.of(ArchitectureRules.SETTINGS_ARE_CHECKED_RECORDS, "LooseSetting"),
                Arguments.of(ArchitectureRules.AN_ENDPOINT_WRITES_NO_SQL, "ReadingProjection"),
                Arguments.of(ArchitectureRules.AGGREGATES_ARE_PACKAGE_PRIVATE, "PublicAggregate"),
                Arguments.of(ArchitectureRules.EVERY_CLASS_HAS_FOUND_ITS_NOUN, "NamedForNothingHelper"),
                Arguments.of(ArchitectureRules.ENDPOINTS_LIVE_WHERE_AUTHORISATION_LOOKS, "ForgottenMapping"),
                Arguments.of(ArchitectureRules.THE_CLOCK_WAITS_FOR_NO_NETWORK, "MailingClock"),
                Arguments.of(ArchitectureRules.A_LOOP_OVER_TENANTS_GUARDS_EACH, "UnguardedLoop"),
                Arguments.of(ArchitectureRules.THE_CLOCK_IS_WOUND_IN_ONE_PLACE, "AnotherClock"),
                Arguments.of(ArchitectureRules.A_THREAD_IS_GUARDED, "UnguardedThread"),
                Arguments.of(ArchitectureRules.A_HANDLER_DECLARES_ITS_PARAMETERS, "UndeclaredReading"),
                Arguments.of(ArchitectureRules.A_HANDLER_TAKES_NO_MAP_OF_PARAMETERS, "UndeclaredReading"),
                Arguments.of(ArchitectureRules.A_HANDLER_SAYS_WHICH_BODY_IT_READS, "UndeclaredReading"),
                Arguments.of(ArchitectureRules.TIMES_ARE_READ_IN_ONE_PLACE, "SecondReaderOfTimes"),
                Arguments.of(ArchitectureRules.WHAT_SAYS_NOTHING_IS_NO_VALUE, "BlankByAscii"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_the_rule(ArchRule rule, String ignoredSample) {
        assertThat(HOUSE).isNotEmpty();
        rule.check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_sees_the_bad_sample(ArchRule rule, String sample) {
        assertThatThrownBy(() -> rule.check(BAD_SAMPLES)).hasMessageContaining(sample);
    }
}
