package dev.muster.api.equipment.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusLabelTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ready to Deploy              | available",
                "Ready to Deploy (deployable) | available",
                "Ready to Deploy (Deployed)   | assigned",
                "Deployed                     | assigned",
                "Archived                     | retired",
                "Sold last year (archived)    | retired",
                "Out for Repair (undeployable)| repair",
                "Pending (pending)            | Pending",
                "Reserved (for interns)       | Reserved (for interns)",
            })
    void a_label_becomes_one_of_our_words_or_stays_itself(String label, String ours) {
        assertThat(StatusLabel.inOurWords(label)).isEqualTo(ours);
    }
}
