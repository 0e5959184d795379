package dev.tickets.cli;

import dev.tickets.config.Credentials;
import dev.tickets.config.Profile;
import dev.tickets.config.Secret;
import dev.tickets.config.SecretReader;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The source of a login's password or token: one of these options, else the profile, else a question. */
final class SecretOptions {
    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    boolean passwordStdin;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Read the password from this file with one line.")
    @Nullable
    Path passwordFile;

    @Option(
            names = "--password-command",
            paramLabel = "COMMAND",
            description = "Run this shell command, which prints the password as one line.")
    @Nullable
    String passwordCommand;

    @Option(names = "--token-stdin", description = "Read a personal access token from standard input.")
    boolean tokenStdin;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Read a personal access token from this file with one line.")
    @Nullable
    Path tokenFile;

    boolean isToken() {
        return tokenStdin || tokenFile != null;
    }

    Secret token(Profile profile, Run run, SecretReader secrets) {
        if (tokenFile != null) {
            return secrets.file(run.context().folder().resolve(tokenFile), "--token-file");
        }
        if (tokenStdin) {
            return standardInput(run, secrets, "the token on standard input");
        }
        Path file = profile.secrets().tokenFile();
        if (file != null) {
            return secrets.file(file, "token-file");
        }
        return asked(
                run, profile, Credentials.TOKEN, "Token for " + place(profile), "--token-stdin or --token-file FILE");
    }

    Secret password(Profile profile, String user, Run run, SecretReader secrets, Credentials credentials) {
        if (passwordStdin) {
            return standardInput(run, secrets, "the password on standard input");
        }
        if (passwordFile != null) {
            return secrets.file(run.context().folder().resolve(passwordFile), "--password-file");
        }
        if (passwordCommand != null) {
            return secrets.command(passwordCommand, "--password-command");
        }
        return credentials
                .password(profile)
                .orElseGet(() -> asked(
                        run,
                        profile,
                        Credentials.PASSWORD,
                        "Password of " + user + " at " + place(profile),
                        "--password-stdin, --password-file FILE or --password-command COMMAND"));
    }

    private static Secret standardInput(Run run, SecretReader secrets, String what) {
        try {
            return secrets.read(run.context().in(), what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The destination of the secret, for the question. */
    private static String place(Profile profile) {
        return profile.isElsewhere() ? profile.origin() : profile.portal().toString();
    }

    private static Secret asked(Run run, Profile profile, List<String> keys, String prompt, String otherwise) {
        if (!run.canAsk()) {
            Credentials.requireNothingLeftOut(profile, keys);
            throw TicketsException.usage("no terminal is available to ask for the password", otherwise);
        }
        return run.context().terminal().askHidden(prompt + ": ");
    }
}
