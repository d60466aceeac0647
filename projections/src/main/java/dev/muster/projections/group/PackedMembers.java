package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Members of one moment in a few bytes each, so that the database need not wait until a slow client has taken them. Those of a large
 * group are kept in a file: however many clients read however large groups at once, they take little memory.
 */
final class PackedMembers implements AutoCloseable {
    /** Bytes; some thousands of members. */
    static final int IN_MEMORY = 1 << 18;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private DataOutputStream packing = new DataOutputStream(memory);
    private @Nullable FileChannel file;
    private int count;

    void add(UUID id, boolean isGroup, String display) {
        try {
            if (file == null && memory.size() > IN_MEMORY) moveToFile();
            packing.writeLong(id.getMostSignificantBits());
            packing.writeLong(id.getLeastSignificantBits());
            packing.writeBoolean(isGroup);
            byte[] text = display.getBytes(StandardCharsets.UTF_8);
            packing.writeInt(text.length);
            packing.write(text);
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
        count++;
    }

    void unpack(TenantId tenant, Consumer<GroupMember> each) {
        try (var packed = new DataInputStream(packed())) {
            for (int i = 0; i < count; i++) {
                UUID id = new UUID(packed.readLong(), packed.readLong());
                boolean isGroup = packed.readBoolean();
                String display = new String(packed.readNBytes(packed.readInt()), StandardCharsets.UTF_8);
                each.accept(new GroupMember(isGroup ? new GroupId(tenant, id) : new UserId(tenant, id), display));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The file is gone then, too. */
    @Override
    public void close() {
        if (file == null) return;
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void moveToFile() throws IOException {
        file = FileChannel.open(
                Files.createTempFile("muster-members", null),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        packing = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file)));
        memory.writeTo(packing);
        memory.reset();
    }

    private InputStream packed() throws IOException {
        if (file == null) return new ByteArrayInputStream(memory.toByteArray());
        packing.flush();
        return new BufferedInputStream(Channels.newInputStream(file.position(0)));
    }
}
