package dev.muster.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A role's password: 192 random bits in a file of mode 0600 in the cluster's folder. */
final class Password {
    private Password() {}

    static Path file(Path folder, String role) {
        return folder.resolve(role + ".password");
    }

    /** The role's password, made and written at the first call. */
    static String of(Path folder, String role) throws IOException {
        String kept = Folders.read(file(folder, role));
        if (kept != null) {
            return kept;
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Folders.write(file(folder, role), password + "\n");
        return password;
    }
}
