package dev.tickets.cli;

import dev.tickets.config.PortalType;
import dev.tickets.render.LoginStatus;
import dev.tickets.render.LoginStatusFields;
import dev.tickets.ticket.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "login",
        description = "Log in to a portal, and remember the login.",
        footer = {
            "",
            "On a terminal the password is asked for. It is never an argument: others would see it in the process list."
        })
final class LoginCommand implements Callable<Integer> {
    @Option(names = "--portal", paramLabel = "URL", description = "Address of the portal.")
    @Nullable
    String portal;

    @Option(names = "--api-url", paramLabel = "URL", description = "Base of its API, where it is not PORTAL/api.")
    @Nullable
    String apiUrl;

    @Option(names = "--type", paramLabel = "TYPE", description = "What the portal runs: ${COMPLETION-CANDIDATES}.")
    @Nullable
    PortalType type;

    @Option(names = "--user", paramLabel = "EMAIL", description = "The e-mail address of the account.")
    @Nullable
    String user;

    @ArgGroup(multiplicity = "0..1")
    @Nullable
    SecretChoice secret;

    /** Where the password or token comes from: one of these. */
    static final class SecretChoice {
        @Option(names = "--password-stdin", description = "Read the password from standard input.")
        boolean passwordStdin;

        @Option(names = "--password-file", paramLabel = "FILE", description = "Read the password from this file.")
        @Nullable
        Path passwordFile;

        @Option(
                names = "--password-command",
                paramLabel = "COMMAND",
                description = "The password is what this shell command prints.")
        @Nullable
        String passwordCommand;

        @Option(names = "--token-stdin", description = "Read a personal access token from standard input.")
        boolean tokenStdin;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "Read a personal access token from this file.")
        @Nullable
        Path tokenFile;
    }

    @Option(names = "--basic", description = "Send e-mail and password with every request; the portal may want that.")
    boolean basic;

    @Option(names = "--otp", paramLabel = "CODE", description = "A one-time code, where the portal asks for one.")
    @Nullable
    String otp;

    @Option(names = "--check", description = "Log nobody in: say who is, and where the credential comes from.")
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
