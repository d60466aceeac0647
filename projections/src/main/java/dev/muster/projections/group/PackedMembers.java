package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;

/** Members of one moment in a few bytes each, so that the database need not wait until a slow client has taken them. */
final class PackedMembers {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream packing = new DataOutputStream(bytes);
    private int count;

    void add(UUID id, boolean isGroup, String display) {
        try {
            packing.writeLong(id.getMostSignificantBits());
            packing.writeLong(id.getLeastSignificantBits());
            packing.writeBoolean(isGroup);
            byte[] text = display.getBytes(StandardCharsets.UTF_8);
            packing.writeInt(text.length);
            packing.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it goes to memory
        }
        count++;
    }

    void unpack(TenantId tenant, Consumer<GroupMember> each) {
        try (var packed = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (int i = 0; i < count; i++) {
                UUID id = new UUID(packed.readLong(), packed.readLong());
                boolean isGroup = packed.readBoolean();
                String display = new String(packed.readNBytes(packed.readInt()), StandardCharsets.UTF_8);
                each.accept(new GroupMember(isGroup ? new GroupId(tenant, id) : new UserId(tenant, id), display));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
