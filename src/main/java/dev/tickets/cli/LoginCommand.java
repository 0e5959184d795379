package dev.tickets.cli;

import dev.tickets.cli.help.Section;
import dev.tickets.config.Credential;
import dev.tickets.config.Credentials;
import dev.tickets.config.PortalAddress;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.config.SecondFactor;
import dev.tickets.config.Secret;
import dev.tickets.config.SecretSource.Kind;
import dev.tickets.portal.Login;
import dev.tickets.portal.Portal;
import dev.tickets.render.LoginStatus;
import dev.tickets.render.LoginStatusFields;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.terminal.Prompts;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import java.util.Objects;
import java.util.Set;
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
            "On a terminal the program asks for what is missing: portal, user, password and",
            "time zone. A password is never an argument, because other users see arguments",
            "in the process list.",
            "",
            "Examples:",
            "  tickets login",
            "  tickets login --portal https://portal.example.net --user you@example.net",
            "  pass hosting | tickets login --user you@example.net --password-stdin",
            "  tickets login -p b --portal https://b.example.net --token-file ~/.b-token",
            "  tickets login -p rt --portal https://rt.example.net --token-stdin",
            "  tickets login --token-command 'vault kv get -field=token secret/portal'",
            "  tickets login --check"
        })
@Section("Portal")
final class LoginCommand implements Callable<Integer> {
    @Option(names = "--portal", paramLabel = "URL", description = "Address of the portal; needed once per profile.")
    @Nullable
    String portal;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description = "Base address of the API, if not PORTAL/api (rt: PORTAL/REST/2.0).")
    @Nullable
    String apiUrl;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "The portal's software: ${COMPLETION-CANDIDATES} (Request Tracker 5); else found out.")
    @Nullable
    PortalType type;

    @Option(names = "--user", paramLabel = "EMAIL", description = "E-mail address of the account; rt: user name.")
    @Nullable
    String user;

    @ArgGroup(multiplicity = "0..1")
    @Nullable
    SecretOptions secret;

    @Section("Login")
    @Option(
            names = "--basic",
            description = "Use no session: send e-mail and password with every request (HTTP Basic).")
    boolean basic;

    @Section("Login")
    @Option(
            names = "--otp",
            paramLabel = "CODE",
            description = "One-time code, if the portal asks for a second factor.")
    @Nullable
    String otp;

    @Section("Login")
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
            requireNoOption();
            LoginStatusFields fields = run.checked(new LoginStatusFields());
            new LoginCheck(services.connections())
                    .report(services.profile(), status -> run.print(fields.single(run.output(), status)));
            return ExitCode.OK.value();
        }
        LoginStatus status;
        try {
            status = logIn();
        } catch (Prompts.Left e) {
            throw new TicketsException(ErrorCode.INTERRUPTED, "left before the login; nothing was saved", null, e);
        }
        run.notice("Logged in to " + status.portal() + (status.user() == null ? "" : " as " + status.user())
                + " (profile " + status.profile() + ").");
        return ExitCode.OK.value();
    }

    /** A check that used another source than jobs do would mislead. */
    private void requireNoOption() {
        if (secret != null || otp != null) {
            throw TicketsException.usage(
                    "--check shows the source that other commands use, so it takes no "
                            + (secret == null ? "--otp" : secret.name()),
                    "leave out the option, or leave out --check to log in with it");
        }
    }

    private SecretOptions given() {
        return secret == null ? new SecretOptions() : secret;
    }

    private LoginStatus logIn() {
        String name = services.connections().profileName();
        if (name.equals(Profile.SANDBOX)) {
            throw TicketsException.usage("the sandbox needs no login", "tickets -p sandbox departments");
        }
        services.connections().credentials().requireNoPlainPassword();
        run.ownFolders();
        LoginDialog dialog = new LoginDialog(run, services.connections(), name);
        services.connections().store().requireFolder();
        Profile profile = target(name, dialog);
        Accepted accepted = accepted(profile, dialog);
        StoredLogin login = accepted.login();
        Account account = accepted.account();
        forgetOtherAccount(name, login);
        services.connections().keepLogin(name, login);
        keepTimeZone(name, login, dialog);
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
                true,
                null,
                null,
                null);
    }

    /** A login that the portal accepted; without an account if the login may not ask for it. */
    private record Accepted(StoredLogin login, @Nullable Account account) {}

    private Accepted accepted(Profile profile, LoginDialog dialog) {
        while (true) {
            try {
                StoredLogin login = switch (profile.auth()) {
                    case TOKEN -> withToken(profile, dialog);
                    case BASIC -> withPassword(profile, AuthMethod.BASIC, dialog);
                    case SESSION -> withPassword(profile, AuthMethod.SESSION, dialog);
                };
                return new Accepted(login, whoAmI(profile, login));
            } catch (TicketsException e) {
                if (!dialog.mayTypeAgain(e)) {
                    throw e;
                }
            }
        }
    }

    /** Deletes the names of recent tickets if the last login was that of another user. */
    private void forgetOtherAccount(String name, StoredLogin login) {
        StoredLogin last = services.connections().profiles().readableLogin(name);
        if (last == null || !Objects.equals(last.user(), login.user())) {
            services.connections().completion().forget(name);
        }
    }

    /** Asks for the zone once the login is kept, so that leaving the question loses nothing. */
    private void keepTimeZone(String name, StoredLogin login, LoginDialog dialog) {
        try {
            String zone = dialog.timeZone(PortalDefaults.of(login.type()), login.timeZone());
            if (!Objects.equals(zone, login.timeZone())) {
                services.connections().store().write(name, login.inTimeZone(zone));
            }
        } catch (Prompts.Left e) {
            run.notice("The time zone is unchanged.");
        }
    }

    /** The profile with the options applied; on a terminal the user is asked for. */
    private Profile target(String name, LoginDialog dialog) {
        if (basic) {
            given().requireNoToken();
        }
        LoginTarget target = new LoginTarget(
                run,
                services.connections(),
                name,
                new LoginTarget.Given(
                        portal == null ? null : PortalAddress.parse(portal),
                        apiUrl == null ? null : PortalAddress.parse(apiUrl),
                        type,
                        user,
                        auth()),
                dialog);
        Profile profile = target.profile();
        given().requireFit(profile, user, otp);
        return profile.user() == null && profile.auth() != AuthMethod.TOKEN && dialog.isPossible()
                ? target.of(profile, dialog.user(PortalDefaults.of(profile.type())))
                : profile;
    }

    private @Nullable AuthMethod auth() {
        return given().isToken() ? AuthMethod.TOKEN : basic ? AuthMethod.BASIC : null;
    }

    private StoredLogin withToken(Profile profile, LoginDialog dialog) {
        try (Secret token = given().token(profile, run, services.connections().secrets(), dialog)) {
            return kept(profile, AuthMethod.TOKEN, token.reveal(), null, null);
        }
    }

    private StoredLogin withPassword(Profile profile, AuthMethod auth, LoginDialog dialog) {
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
        if (auth == AuthMethod.BASIC) {
            dialog.requireType(profile);
        }
        if (otp == null) {
            Credentials.requireNothingLeftOut(profile, Set.of(Kind.OTP_SECRET, Kind.OTP_CODE));
        }
        Connections connections = services.connections();
        try (Secret password = given().password(profile, user, run, connections, dialog)) {
            if (auth == AuthMethod.BASIC) {
                return kept(profile, auth, null, null, password.reveal());
            }
            try (Login login = services.connections().login(profile.type(), profile.apiUrl(), profile.caFile())) {
                Login.Session session = begun(login, user, password, profile, dialog);
                return kept(profile, auth, session.token(), session.refreshToken(), null);
            }
        }
    }

    /** Asks a person at a terminal for a code where no source gives one, and the portal asks for one. */
    private Login.Session begun(Login login, String user, Secret password, Profile profile, LoginDialog dialog) {
        SecondFactor factor =
                otp == null ? services.connections().secondFactors().of(profile) : SecondFactor.ofCode(otp);
        try {
            return login.begin(user, password, factor);
        } catch (TicketsException e) {
            if (!e.asksForCode() || !dialog.isPossible()) {
                throw e;
            }
            return login.logIn(user, password, dialog.code(e));
        }
    }

    private StoredLogin kept(
            Profile profile,
            AuthMethod auth,
            @Nullable String token,
            @Nullable String refreshToken,
            @Nullable String password) {
        StoredLogin before = services.connections().profiles().readableLogin(profile.name());
        return new StoredLogin(
                profile.portal(),
                profile.apiUrl(),
                profile.type(),
                profile.user(),
                auth,
                profile.origin(),
                token,
                refreshToken,
                password,
                before == null ? null : before.timeZone());
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
}
