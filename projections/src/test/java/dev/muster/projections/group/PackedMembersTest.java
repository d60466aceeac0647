package dev.muster.projections.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.GroupId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedMembersTest {
    private final TenantId tenant = TenantId.next();

    @ParameterizedTest
    @ValueSource(ints = {0, 101, 50_000})
    void they_come_out_as_they_went_in_and_leave_no_file(int members) throws IOException {
        List<GroupMember> in = new ArrayList<>();
        List<GroupMember> out = new ArrayList<>();
        long files = files();
        try (var packed = new PackedMembers()) {
            for (int i = 0; i < members; i++) {
                UUID id = UUID.randomUUID();
                String display = i % 7 == 0 ? "" : "Bärbel Jensen 🎩 " + i;
                packed.add(id, i % 3 == 0, display);
                in.add(new GroupMember(i % 3 == 0 ? new GroupId(tenant, id) : new UserId(tenant, id), display));
            }
            packed.unpack(tenant, out::add);
        }
        assertThat(out).isEqualTo(in);
        assertThat(files()).isEqualTo(files);
    }

    private static long files() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.getFileName().toString().startsWith("muster-members"))
                    .count();
        }
    }
}
