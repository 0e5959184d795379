package dev.tickets.cli;

import dev.tickets.config.Credential;
import dev.tickets.config.Credentials;
import dev.tickets.config.PortalAddress;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.config.Secret;
import dev.tickets.portal.Login;
import dev.tickets.portal.Portal;
import dev.tickets.render.LoginStatus;
import dev.tickets.render.LoginStatusFields;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "login",
        description = "Log in to a portal, and keep the login for later commands.",
        footer = {
            "",
            "On a terminal the program asks for the password. A password is never an",
            "argument, because other users see arguments in the process list.",
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

    @Option(names = "--api-url", paramLabel = "URL", description = "Base address of the API, if not PORTAL/api.")
    @Nullable
    String apiUrl;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "The portal's software: ${COMPLETION-CANDIDATES} (the only one so far).")
    @Nullable
    PortalType type;

    @Option(names = "--user", paramLabel = "EMAIL", description = "E-mail address of the account.")
    @Nullable
    String user;

    @ArgGroup(multiplicity = "0..1")
    @Nullable
    SecretOptions secret;

    @Option(
            names = "--basic",
            description = "Use no session: send e-mail and password with every request (HTTP Basic).")
    boolean basic;

    @Option(
            names = "--otp",
            paramLabel = "CODE",
            description = "One-time code, if the portal asks for a second factor.")
    @Nullable
    String otp;

    @Option(names = "--check", description = "Do not log in: show who is logged in, and the source of the credential.")
    boolean check;

    private final Run run;
    private final Services services;

    LoginCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        if (check) {
            LoginStatusFields fields = run.checked(new LoginStatusFields());
            check(status -> run.print(fields.single(run.output(), status)));
            return ExitCode.OK.value();
        }
        LoginStatus status = logIn();
        run.notice("Logged in to " + status.portal() + (status.user() == null ? "" : " as " + status.user())
                + " (profile " + status.profile() + ").");
        return ExitCode.OK.value();
    }

    private SecretOptions given() {
        return secret == null ? new SecretOptions() : secret;
    }

    private LoginStatus logIn() {
        String name = services.connections().profileName();
        if (name.equals(Profile.SANDBOX)) {
            throw TicketsException.usage("the sandbox needs no login", "tickets -p sandbox departments");
        }
        run.ownFolders();
        Profile profile = target(name);
        services.connections().store().requireFolder();
        StoredLogin login = switch (profile.auth()) {
            case TOKEN -> withToken(profile);
            case BASIC -> withPassword(profile, AuthMethod.BASIC);
            case SESSION -> withPassword(profile, AuthMethod.SESSION);
        };
        Account account = whoAmI(profile, login);
        services.connections().store().write(name, login);
        if (login.password() != null) {
            run.notice("The password is stored in " + run.folders().state().resolve("credentials")
                    + " (0600); password-command in config.toml is safer.");
        }
        String user = account == null || account.email().isEmpty() ? login.user() : account.email();
        return new LoginStatus(
                name,
                login.portal().toString(),
                user,
                login.type().toString(),
                login.auth().toString(),
                null,
                true);
    }

    /** The profile with the options applied. */
    private Profile target(String name) {
        Optional<URI> known = services.connections().profiles().knownPortal(name);
        URI asked = portal == null ? null : PortalAddress.parse(portal);
        if (asked != null && known.isPresent() && !known.get().equals(asked)) {
            throw TicketsException.usage(
                    "the profile '" + name + "' belongs to " + known.get() + ", not to " + asked,
                    "choose a name for the other portal: tickets login -p NAME --portal " + asked);
        }
        URI address = asked != null
                ? asked
                : known.orElseThrow(() -> TicketsException.usage(
                        "the profile '" + name + "' names no portal",
                        "tickets login --portal https://portal.example.net --user you@example.net"));
        return services.connections()
                .profiles()
                .forLogin(name, address, type, apiUrl == null ? null : PortalAddress.parse(apiUrl), user, auth());
    }

    private @Nullable AuthMethod auth() {
        return secret != null && secret.isToken() ? AuthMethod.TOKEN : basic ? AuthMethod.BASIC : null;
    }

    private StoredLogin withToken(Profile profile) {
        try (Secret token = given().token(profile, run, services.connections().secrets())) {
            return kept(profile, AuthMethod.TOKEN, token.reveal(), null, null);
        }
    }

    private StoredLogin withPassword(Profile profile, AuthMethod auth) {
        String user = profile.user();
        if (user == null) {
            throw TicketsException.usage(
                    "no user given",
                    "--user " + PortalDefaults.of(profile.type()).userExample());
        }
        if (auth == AuthMethod.BASIC && user.contains(":")) {
            throw TicketsException.usage(
                    "--basic does not allow ':' in a user name; use a token (--token-stdin)", null);
        }
        if (otp == null) {
            Credentials.requireNothingLeftOut(profile, List.of("otp-command"));
        }
        Connections connections = services.connections();
        try (Secret password = given().password(profile, user, run, connections.secrets(), connections.credentials())) {
            if (auth == AuthMethod.BASIC) {
                return kept(profile, auth, null, null, password.reveal());
            }
            try (Login login = services.connections().login(profile.type(), profile.apiUrl(), profile.caFile())) {
                Login.Session session = login.logIn(user, password, otp(profile));
                return kept(profile, auth, session.token(), session.refreshToken(), null);
            }
        }
    }

    private static StoredLogin kept(
            Profile profile,
            AuthMethod auth,
            @Nullable String token,
            @Nullable String refreshToken,
            @Nullable String password) {
        return new StoredLogin(
                profile.portal(),
                profile.apiUrl(),
                profile.type(),
                profile.user(),
                auth,
                profile.origin(),
                token,
                refreshToken,
                password);
    }

    /** The logged-in account; null if the login may not ask for it. */
    private @Nullable Account whoAmI(Profile profile, StoredLogin login) {
        Credential credential = switch (login.auth()) {
            case SESSION -> new Credential.Session(login, null, "login");
            case TOKEN -> new Credential.Token(Secret.of(String.valueOf(login.token())), "login");
            case BASIC ->
                new Credential.Basic(
                        String.valueOf(login.user()), Secret.of(String.valueOf(login.password())), "login");
        };
        try (Portal portal = services.connections().portal(profile, credential)) {
            return portal.whoAmI();
        } catch (TicketsException e) {
            if (e.code() == ErrorCode.FORBIDDEN) {
                return null;
            }
            throw e.exitCode() == ExitCode.LOGIN
                    ? new TicketsException(
                            e.code(), e.getMessage(), "nothing was saved; check the credential and log in again", e)
                    : e;
        }
    }

    private @Nullable String otp(Profile profile) {
        if (otp != null) {
            return otp;
        }
        String command = profile.secrets().otpCommand();
        if (command == null) {
            return null;
        }
        try (Secret code = services.connections().secrets().command(command, "otp-command")) {
            return code.reveal();
        }
    }

    /**
     * Reports the login of the active profile; a refused login is reported, then thrown.
     *
     * @throws TicketsException (login-required, forbidden) when the login is refused
     */
    private void check(Consumer<LoginStatus> print) {
        Profile profile = services.profile();
        Credential credential;
        try {
            credential = services.connections().credential(profile);
        } catch (TicketsException e) {
            throw reported(e, print, status(profile, profile.user(), null, false));
        }
        try (Portal portal = services.connections().portal(profile, credential)) {
            Account account = portal.whoAmI();
            String user = account.email().isEmpty() ? profile.user() : account.email();
            print.accept(status(profile, user, credential.source(), true));
        } catch (TicketsException e) {
            throw reported(e, print, status(profile, profile.user(), credential.source(), false));
        }
    }

    private static TicketsException reported(TicketsException e, Consumer<LoginStatus> print, LoginStatus status) {
        if (e.exitCode() == ExitCode.LOGIN) {
            print.accept(status);
        }
        return e;
    }

    private static LoginStatus status(Profile profile, @Nullable String user, @Nullable String source, boolean ok) {
        return new LoginStatus(
                profile.name(),
                profile.portal().toString(),
                user,
                profile.type().toString(),
                profile.auth().toString(),
                source,
                ok);
    }
}
