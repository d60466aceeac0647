package dev.muster.delivery.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

/**
 * Puts letters as {@code .eml} files into a folder that only its owner may enter, for servers without a mail server. A file
 * appears whole or not at all, so this post can always tell whether a letter went out.
 */
final class OutboxTransport implements MailTransport {
    private static final String NAME_OF_THE_FOLDER = ".outbox";

    private final Path folder;
    private final InternetAddress from;
    private final Clock clock;
    private final String place;

    OutboxTransport(Path folder, InternetAddress from, Clock clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.from = from;
        this.clock = clock;
        try {
            Files.createDirectories(this.folder, onlyOwner("rwx------"));
            if (posix()) Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx------"));
            this.place = "outbox:" + identity();
        } catch (IOException e) {
            throw new UncheckedIOException("The outbox " + this.folder + " cannot be used", e);
        }
    }

    // Another node's outbox may have the same path: what it did with a letter cannot be seen from here.
    private String identity() throws IOException {
        Path file = folder.resolve(NAME_OF_THE_FOLDER);
        if (!Files.exists(file)) write(file, UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        return Files.readString(file);
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public Outcome send(Mail letter) {
        try {
            LetterMessage message =
                    LetterMessage.of(letter, Session.getInstance(new Properties()), from, clock.instant());
            Path unfinished = folder.resolve("." + fileName(letter.number()) + ".part");
            Files.deleteIfExists(unfinished);
            try (FileChannel file = create(unfinished);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file))) {
                message.writeTo(out);
                out.flush();
                file.force(true);
            }
            publish(unfinished, folder.resolve(fileName(letter.number())));
            return new Outcome.Sent();
        } catch (MessagingException e) {
            return new Outcome.NotSent(String.valueOf(e.getMessage()), false);
        } catch (IOException e) {
            return new Outcome.NoServer("The outbox " + folder + " does not take the letter: " + e);
        }
    }

    @Override
    public Optional<Boolean> hasSent(String number) {
        return Optional.of(Files.exists(folder.resolve(fileName(number))));
    }

    private static String fileName(String number) {
        return number + ".eml";
    }

    private void write(Path file, byte[] content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try (FileChannel out = create(unfinished)) {
            out.write(ByteBuffer.wrap(content));
            out.force(true);
        }
        publish(unfinished, file);
    }

    private void publish(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (!posix()) return;
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true); // the name of a new file is on disk only when its folder is
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner("rw-------"));
    }

    private static FileAttribute<?>[] onlyOwner(String permissions) {
        if (!posix()) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
