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
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of {@code login}: whom and where, the secret, the one try, and what is kept of it. */
final class LoggingIn {
    private final Run run;
    private final LoginCommand options;

    LoggingIn(Run run, LoginCommand options) {
        this.run = run;
        this.options = options;
    }

    LoginStatus logIn() {
        String name = run.profiles().name();
        if (name.equals(Profile.SANDBOX)) {
            throw TicketsException.usage("the sandbox needs no login", "tickets -p sandbox departments");
        }
        run.places().own();
        Profile profile = target(name);
        run.store().requireFolder();
        StoredLogin login = switch (profile.auth()) {
            case TOKEN -> withToken(profile);
            case BASIC -> withPassword(profile, AuthMethod.BASIC);
            case SESSION -> withPassword(profile, AuthMethod.SESSION);
        };
        Account account = whoAmI(profile, login);
        run.store().write(name, login);
        if (login.password() != null) {
            run.notice("The password is kept in " + run.folders().state().resolve("credentials")
                    + " (0600); password-command in config.toml would be better.");
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

    /** The profile as it will be: what it already says, and the options. */
    private Profile target(String name) {
        Optional<URI> known = run.profiles().configured().knownPortal(name);
        URI asked = options.portal == null ? null : PortalAddress.parse(options.portal);
        if (asked != null && known.isPresent() && !known.get().equals(asked)) {
            throw TicketsException.usage(
                    "profile '" + name + "' is for " + known.get() + ", not for " + asked,
                    "choose a name for the other portal: tickets login -p NAME --portal " + asked);
        }
        URI portal = asked != null
                ? asked
                : known.orElseThrow(() -> TicketsException.usage(
                        "which portal? profile '" + name + "' names none",
                        "tickets login --portal https://portal.example.net --user you@example.net"));
        return run.profiles()
                .configured()
                .forLogin(
                        name,
                        portal,
                        options.type,
                        options.apiUrl == null ? null : PortalAddress.parse(options.apiUrl),
                        options.user,
                        auth());
    }

    private @Nullable AuthMethod auth() {
        LoginCommand.SecretChoice secret = options.secret;
        if (secret != null && (secret.tokenStdin || secret.tokenFile != null)) {
            return AuthMethod.TOKEN;
        }
        return options.basic ? AuthMethod.BASIC : null;
    }

    private StoredLogin withToken(Profile profile) {
        try (Secret token = token(profile)) {
            return kept(profile, AuthMethod.TOKEN, token.reveal(), null, null);
        }
    }

    private StoredLogin withPassword(Profile profile, AuthMethod auth) {
        String user = profile.user();
        if (user == null) {
            throw TicketsException.usage(
                    "who is logging in?",
                    "--user " + PortalDefaults.of(profile.type()).userExample());
        }
        if (auth == AuthMethod.BASIC && user.contains(":")) {
            throw TicketsException.usage("a user name with ':' cannot be used with --basic", null);
        }
        if (options.otp == null) {
            Credentials.requireNothingLeftOut(profile, List.of("otp-command"));
        }
        try (Secret password = password(profile, user)) {
            if (auth == AuthMethod.BASIC) {
                return kept(profile, auth, null, null, password.reveal());
            }
            try (Login login = run.connections().login(profile.type(), profile.apiUrl(), profile.caFile())) {
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

    /** Who the portal takes us for; null where this login may not ask that. */
    private @Nullable Account whoAmI(Profile profile, StoredLogin login) {
        Credential credential = switch (login.auth()) {
            case SESSION -> new Credential.Session(login, null, "login");
            case TOKEN -> new Credential.Token(Secret.of(String.valueOf(login.token())), "login");
            case BASIC ->
                new Credential.Basic(
                        String.valueOf(login.user()), Secret.of(String.valueOf(login.password())), "login");
        };
        try (Portal portal = run.connections().portal(profile, credential)) {
            return portal.whoAmI();
        } catch (TicketsException e) {
            if (e.code() == ErrorCode.FORBIDDEN) {
                return null;
            }
            throw e.exitCode() == ExitCode.LOGIN
                    ? new TicketsException(e.code(), e.getMessage(), "nothing was kept; check it and log in again", e)
                    : e;
        }
    }

    private Secret token(Profile profile) {
        LoginCommand.SecretChoice secret = options.secret;
        if (secret != null && secret.tokenFile != null) {
            return run.secrets().file(run.surroundings().folder().resolve(secret.tokenFile), "--token-file");
        }
        if (secret != null && secret.tokenStdin) {
            return standardInput("the token on standard input");
        }
        Path file = profile.secrets().tokenFile();
        if (file != null) {
            return run.secrets().file(file, "token-file");
        }
        return asked(profile, Credentials.TOKEN, "Token for " + place(profile), "--token-stdin or --token-file FILE");
    }

    private Secret password(Profile profile, String user) {
        LoginCommand.SecretChoice secret = options.secret;
        if (secret != null && secret.passwordStdin) {
            return standardInput("the password on standard input");
        }
        if (secret != null && secret.passwordFile != null) {
            return run.secrets().file(run.surroundings().folder().resolve(secret.passwordFile), "--password-file");
        }
        if (secret != null && secret.passwordCommand != null) {
            return run.secrets().command(secret.passwordCommand, "--password-command");
        }
        return run.credentials()
                .password(profile)
                .orElseGet(() -> asked(
                        profile,
                        Credentials.PASSWORD,
                        "Password of " + user + " at " + place(profile),
                        "--password-stdin, --password-file FILE or --password-command COMMAND"));
    }

    private @Nullable String otp(Profile profile) {
        if (options.otp != null) {
            return options.otp;
        }
        String command = profile.secrets().otpCommand();
        if (command == null) {
            return null;
        }
        try (Secret code = run.secrets().command(command, "otp-command")) {
            return code.reveal();
        }
    }

    private Secret standardInput(String what) {
        try {
            return run.secrets().read(run.surroundings().in(), what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the secret goes, as a person should see it. */
    private static String place(Profile profile) {
        return profile.isElsewhere() ? profile.origin() : profile.portal().toString();
    }

    private Secret asked(Profile profile, List<String> keys, String prompt, String otherwise) {
        if (!run.canAsk()) {
            Credentials.requireNothingLeftOut(profile, keys);
            throw TicketsException.usage("there is no terminal to ask for the password on", otherwise);
        }
        return run.surroundings().terminal().askHidden(prompt + ": ");
    }
}
