package dev.muster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.muster.api.error.RefusalProblems;
import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;
import dev.muster.directory.refusal.RefusalTexts;
import dev.muster.directory.refusal.RefusalTexts.Door;
import dev.muster.scim.error.RefusalAnswers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ProblemDetail;

/** Whoever adds a refusal gives it a code of its own, a text, and an answer at both doors. */
class EveryRefusalIsAnsweredTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)[\\w.]*}");

    private static final List<JavaClass> ALL = Refusals.all();

    static Stream<JavaClass> refusals() {
        return ALL.stream();
    }

    @Test
    void each_has_a_code_of_its_own_and_no_code_is_without_a_refusal() {
        List<String> codes = new ArrayList<>();
        for (JavaClass refusal : ALL) {
            assertThat(Refusals.codes(refusal)).as(refusal.getName()).hasSize(1);
            codes.addAll(Refusals.codes(refusal));
        }
        assertThat(codes)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(RefusalCode.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void each_is_answered_with_its_code_and_its_values_at_both_doors(JavaClass of) {
        Refusal refusal = Refusals.example(of);
        String scim = RefusalTexts.of(refusal, Door.SCIM, integration -> Optional.of("Okta"));
        ProblemDetail problem = RefusalProblems.of(refusal);
        assertThat(scim).doesNotContain("{", "null");
        assertThat(problem.getDetail()).doesNotContain("{", "null");
        assertThat(problem.getProperties()).containsEntry("code", refusal.code().text());
        assertThat(problem.getStatus()).isBetween(400, 599);
        assertThat(RefusalAnswers.of(refusal.code().kind(), scim).status()).isBetween(400, 599);
        assertThat(refusal.getMessage()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void each_placeholder_is_a_member_of_its_refusal(JavaClass of) {
        RefusalCode code = RefusalCode.valueOf(Refusals.codes(of).getFirst());
        List<String> members = Stream.concat(
                        of.getAllFields().stream().map(field -> field.getName()),
                        of.getAllMethods().stream()
                                .filter(method -> method.getParameters().isEmpty())
                                .map(method -> method.getName()))
                .toList();
        assertThat(PLACEHOLDER
                        .matcher(RefusalTexts.meaning(code)
                                + RefusalTexts.cure(code, Door.SCIM)
                                + RefusalTexts.cure(code, Door.API))
                        .results()
                        .map(match -> match.group(1)))
                .isSubsetOf(members);
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void a_code_is_lower_case_with_hyphens(RefusalCode code) {
        assertThat(code.text()).matches("[a-z]+(-[a-z]+)*");
    }
}
