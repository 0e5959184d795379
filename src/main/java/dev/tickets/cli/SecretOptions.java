package dev.tickets.cli;

import dev.tickets.cli.help.Section;
import dev.tickets.config.Credentials;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.config.Secret;
import dev.tickets.config.SecretReader;
import dev.tickets.config.SecretSource;
import dev.tickets.config.SecretSource.Kind;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The source of a login's password or token: one of these options, else the profile, else a question. */
@Section("Password or token (at most one)")
final class SecretOptions {
    private static final String PASSWORD_OPTIONS =
            "--password-stdin, --password-file FILE or --password-command COMMAND";

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

    @Option(
            names = "--token-command",
            paramLabel = "COMMAND",
            description = "Run this shell command, which prints a personal access token as one line.")
    @Nullable
    String tokenCommand;

    boolean isToken() {
        return tokenStdin || tokenFile != null || tokenCommand != null;
    }

    boolean isPassword() {
        return passwordStdin || passwordFile != null || passwordCommand != null;
    }

    /** The name of the option that is given. */
    String name() {
        return passwordStdin
                ? "--password-stdin"
                : passwordFile != null
                        ? "--password-file"
                        : passwordCommand != null
                                ? "--password-command"
                                : tokenStdin ? "--token-stdin" : tokenFile != null ? "--token-file" : "--token-command";
    }

    /** @throws TicketsException (usage) when a token is given for a login with a password */
    void requireNoToken() {
        if (isToken()) {
            throw TicketsException.usage(
                    "--basic sends a password, but " + name() + " gives a token",
                    "leave out --basic, or give a password: " + PASSWORD_OPTIONS);
        }
    }

    /**
     * Checks the options against the portal's ways to log in.
     *
     * @param user of the option; null for none
     * @param otp likewise
     * @throws TicketsException (usage) for a password or a code that such a portal does not take
     */
    void requireFit(Profile profile, @Nullable String user, @Nullable String otp) {
        boolean sessions = PortalDefaults.of(profile.type()).hasSessions();
        boolean token = isToken() || profile.secrets().first(Kind.TOKEN) != null;
        if (!sessions && profile.auth() == AuthMethod.TOKEN && !token && (user != null || isPassword())) {
            throw TicketsException.usage(
                    "a portal of type " + profile.type() + " has no sessions for a user and a password",
                    "give a token (--token-stdin or --token-file FILE), or add --basic to send the password with every"
                            + " request");
        }
        if (otp != null && profile.auth() != AuthMethod.SESSION) {
            throw TicketsException.usage(
                    "a one-time code is sent only when a session begins, and "
                            + (sessions
                                    ? "a login with " + (profile.auth() == AuthMethod.BASIC ? "--basic" : "a token")
                                            + " has none"
                                    : "a portal of type " + profile.type() + " has none"),
                    "leave out --otp");
        }
    }

    Secret token(Profile profile, Run run, SecretReader secrets, LoginDialog dialog) {
        if (tokenFile != null || tokenCommand != null) {
            return secrets.read(option(run, Kind.TOKEN, tokenFile, tokenCommand));
        }
        if (tokenStdin) {
            return standardInput(run, secrets, "the token on standard input").stripped();
        }
        SecretSource source = profile.secrets().first(Kind.TOKEN);
        if (source != null) {
            return secrets.read(source);
        }
        return asked(
                dialog,
                profile,
                Kind.TOKEN,
                "Token for " + place(profile),
                "--token-stdin, --token-file FILE or --token-command COMMAND");
    }

    Secret password(Profile profile, String user, Run run, Connections connections, LoginDialog dialog) {
        SecretReader secrets = connections.secrets();
        if (passwordStdin) {
            return standardInput(run, secrets, "the password on standard input");
        }
        if (passwordFile != null || passwordCommand != null) {
            return secrets.read(option(run, Kind.PASSWORD, passwordFile, passwordCommand));
        }
        SecretSource source = profile.secrets().first(Kind.PASSWORD);
        return source != null
                ? secrets.read(source)
                : asked(
                        dialog,
                        profile,
                        Kind.PASSWORD,
                        "Password of " + user + " at " + place(profile),
                        PASSWORD_OPTIONS);
    }

    private SecretSource option(Run run, Kind kind, @Nullable Path file, @Nullable String command) {
        Path resolved = file == null ? null : run.context().folder().resolve(file);
        return new SecretSource(kind, SecretSource.Level.OPTION, name(), resolved, command);
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

    private static Secret asked(LoginDialog dialog, Profile profile, Kind kind, String prompt, String otherwise) {
        if (!dialog.isPossible()) {
            Credentials.requireNothingLeftOut(profile, Set.of(kind));
            throw TicketsException.usage("no terminal is available to ask for the password", otherwise);
        }
        return dialog.secret(profile, prompt);
    }
}
