package dev.tickets.cli;

import dev.tickets.render.LoginStatus;
import dev.tickets.render.LoginStatusFields;
import dev.tickets.state.logins.PortalType;
import dev.tickets.ticket.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "login",
        description = "Log in to a portal, and keep the login for later commands.",
        footer = {
            "",
            "On a terminal the password is asked for. It is never an argument: others would",
            "see it in the process list.",
            "",
            "Examples:",
            "  tickets login --portal https://portal.example.net --user you@example.net",
            "  pass hosting | tickets login --user you@example.net --password-stdin",
            "  tickets login -p b --portal https://b.example.net --token-file ~/.b-token",
            "  tickets login --check"
        })
final class LoginCommand implements Callable<Integer> {
    @Option(names = "--portal", paramLabel = "URL", description = "Address of the portal; needed once per profile.")
    @Nullable
    String portal;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description = "Base address of its API, where that is not PORTAL/api.")
    @Nullable
    String apiUrl;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "What the portal runs: ${COMPLETION-CANDIDATES} (the only one so far).")
    @Nullable
    PortalType type;

    @Option(names = "--user", paramLabel = "EMAIL", description = "E-mail address of the account.")
    @Nullable
    String user;

    @ArgGroup(multiplicity = "0..1")
    @Nullable
    SecretChoice secret;

    /** Where the password or token comes from: one of these. */
    static final class SecretChoice {
        @Option(names = "--password-stdin", description = "Read the password from standard input.")
        boolean passwordStdin;

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "Read the password from this file of one line.")
        @Nullable
        Path passwordFile;

        @Option(
                names = "--password-command",
                paramLabel = "COMMAND",
                description = "Run this shell command; the one line that it prints is the password.")
        @Nullable
        String passwordCommand;

        @Option(names = "--token-stdin", description = "Read a personal access token from standard input.")
        boolean tokenStdin;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "Read a personal access token from this file of one line.")
        @Nullable
        Path tokenFile;
    }

    @Option(
            names = "--basic",
            description = "Open no session: send e-mail and password with every request (HTTP Basic).")
    boolean basic;

    @Option(
            names = "--otp",
            paramLabel = "CODE",
            description = "One-time code, where the portal asks for a second factor.")
    @Nullable
    String otp;

    @Option(
            names = "--check",
            description = "Log nobody in: tell who is logged in, and where the credential comes from.")
    boolean check;

    private final Run run;

    LoginCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        if (check) {
            LoginStatusFields fields = new LoginStatusFields();
            fields.check(run.output());
            new LoginCheck(run).status(status -> run.print(fields.single(run.output(), status)));
            return ExitCode.OK.value();
        }
        LoginStatus status = new LoggingIn(run, this).logIn();
        run.notice("Logged in to " + status.portal() + (status.user() == null ? "" : " as " + status.user())
                + " (profile " + status.profile() + ").");
        return ExitCode.OK.value();
    }
}
