package dev.tickets.config;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that profiles or the environment name, and that must be trusted.
 *
 * @param open files that all users may read: certificates and public keys
 * @param secret passwords, tokens and passphrases
 * @param keys private keys
 */
public record NamedFiles(List<Path> open, List<Path> secret, List<Path> keys) {
    private static final List<String> SECRETS =
            List.of("password-file", "token-file", "otp-secret", "decrypt-passphrase-file");

    /** Adds the files of the profile. */
    void add(ProfileTable table, Map<String, String> environment, Path folder) {
        add(open, table.path("ca-file", environment), folder);
        for (String key : SECRETS) {
            add(secret, table.path(key, environment), folder);
        }
        add(keys, table.path("decrypt-key", environment), folder);
        List<String> recipients = new ArrayList<>(table.list("encrypt-to", List.of()));
        recipients.addAll(table.list("encrypt-to-self", List.of()));
        table.lists("encrypt-to-department").values().forEach(recipients::addAll);
        for (String key : recipients) {
            try {
                // a fingerprint counts as the name of a missing file
                add(open, ProfileTable.file(key.strip(), environment), folder);
            } catch (InvalidPathException e) {
                throw new TicketsException(ErrorCode.USAGE, "'" + key + "' is not a file name", null, e);
            }
        }
    }

    private static void add(List<Path> files, @Nullable Path file, Path folder) {
        if (file != null) {
            files.add(folder.resolve(file));
        }
    }
}
