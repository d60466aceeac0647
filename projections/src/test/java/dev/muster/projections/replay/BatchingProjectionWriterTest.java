package dev.muster.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.projections.Parameters;
import dev.muster.projections.Sql;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Batches are written as the letters of their statements: {@code aa b} is two of A together, then one of B. */
class BatchingProjectionWriterTest {
    private static final UUID BARBARA = new UUID(1, 1);
    private static final UUID MANDY = new UUID(1, 2);
    private static final UUID GUIDES = new UUID(2, 1);

    private final Sql a = Sql.of("a :value");
    private final Sql b = Sql.of("b :value");
    private final Sql everything = Sql.of("c").asBarrier();
    private final BatchingProjectionWriter writer = new BatchingProjectionWriter();

    @Test
    void what_different_aggregates_wrote_is_gathered() {
        write(BARBARA, a, "1");
        write(BARBARA, b, "2");
        write(MANDY, a, "3");
        write(MANDY, b, "4");
        assertThat(batches()).isEqualTo("aa bb");
    }

    @Test
    void what_one_aggregate_wrote_keeps_its_order() {
        write(BARBARA, a, "1");
        write(BARBARA, b, "2");
        write(BARBARA, a, "3");
        write(MANDY, a, "4");
        assertThat(batches()).isEqualTo("a b aa");
    }

    @Test
    void a_group_and_its_member_meet_by_the_id_in_the_array() {
        write(MANDY, a, "1");
        write(GUIDES, b, new UUID[] {BARBARA});
        write(BARBARA, a, "2");
        assertThat(batches()).isEqualTo("a b a");
    }

    @Test
    void two_aggregates_meet_by_the_parameter_that_the_statement_names() {
        Sql claim = a.touching("value");
        write(BARBARA, claim, "bjensen");
        write(GUIDES, b.touching("value"), "bjensen");
        write(MANDY, claim, "bjensen");
        write(MANDY, claim, "mandy");
        assertThat(batches()).isEqualTo("a b aa");
    }

    @Test
    void a_barrier_stands_behind_all_before_it_and_before_all_behind_it() {
        write(BARBARA, a, "1");
        write(MANDY, everything, "2");
        write(GUIDES, everything, "3");
        write(GUIDES, a, "4");
        assertThat(batches()).isEqualTo("a cc a");
    }

    @Test
    void ids_that_come_one_by_one_go_out_together_with_what_the_last_one_said() {
        Sql add = Sql.of("a :members :group :version").gathering("members", "group");
        addMember(add, GUIDES, BARBARA, 1);
        addMember(add, MANDY, BARBARA, 7);
        addMember(add, GUIDES, MANDY, 2);

        List<StatementBatch> taken = writer.take();
        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst().rows()).hasSize(2);
        Parameters ofGuides = taken.getFirst().rows().getFirst();
        assertThat(ofGuides.ids("members")).containsExactly(BARBARA, MANDY);
        assertThat(ofGuides.value("version")).isEqualTo(2);
    }

    // a group's version is that of its last event, also where users, groups and users again came into it
    @Test
    void what_comes_in_between_keeps_them_apart_in_one_batch_too() {
        Sql add = Sql.of("a :members :kind :version").gathering("members", "kind");
        for (int version = 1; version <= 3; version++) {
            writer.writeFor(GUIDES);
            writer.write(
                    add,
                    Parameters.of("members", new UUID[] {new UUID(3, version)})
                            .and("kind", version == 2 ? "group" : "user")
                            .and("version", version));
        }
        assertThat(writer.take())
                .singleElement()
                .satisfies(batch -> assertThat(batch.rows())
                        .extracting(row -> row.value("version"))
                        .containsExactly(1, 2, 3));
    }

    @Test
    void who_leaves_in_between_keeps_them_apart() {
        Sql add = Sql.of("a :members :group :version").gathering("members", "group");
        Sql remove = Sql.of("b :members :group :version").gathering("members", "group");
        addMember(add, GUIDES, BARBARA, 1);
        addMember(remove, GUIDES, BARBARA, 2);
        addMember(add, GUIDES, BARBARA, 3);
        assertThat(batches()).isEqualTo("a b a");
    }

    @Test
    void what_only_appends_is_gathered_past_everything_else() {
        Sql log = Sql.of("l :value").asAppending();
        write(BARBARA, a, "1");
        write(BARBARA, log, "1");
        write(BARBARA, a, "2");
        write(BARBARA, log, "2");
        assertThat(batches()).isEqualTo("aa ll");
    }

    @Test
    void an_upsert_that_the_driver_would_make_one_of_is_not_even_written() {
        assertThatThrownBy(() -> Sql.of("insert into t (k) values (:k)\non conflict (k) do update set k = excluded.k"))
                .hasMessageContaining("from a SELECT");
    }

    private void addMember(Sql sql, UUID group, UUID member, int version) {
        writer.writeFor(group);
        writer.write(
                sql,
                Parameters.of("members", new UUID[] {member})
                        .and("group", group)
                        .and("version", version));
    }

    @Test
    void what_was_taken_is_forgotten() {
        write(BARBARA, a, "1");
        assertThat(writer.size()).isEqualTo(1);
        assertThat(batches()).isEqualTo("a");
        assertThat(writer.size()).isZero();
        write(BARBARA, a, "2");
        assertThat(batches()).isEqualTo("a");
    }

    private void write(UUID aggregate, Sql sql, Object value) {
        writer.writeFor(aggregate);
        writer.write(sql, Parameters.of("value", value));
    }

    private String batches() {
        List<String> batches = writer.take().stream()
                .map(batch -> batch.sql().text().substring(0, 1).repeat(batch.size()))
                .toList();
        return String.join(" ", batches);
    }
}
