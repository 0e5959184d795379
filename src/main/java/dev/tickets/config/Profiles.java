package dev.tickets.config;

import dev.tickets.state.TrustedFiles;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.CredentialStore;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The profiles of this user: tables of the configuration file, and logins without a table. */
public final class Profiles {
    private static final String DEFAULT = "default";
    private static final Duration WARN_AFTER = Duration.ofDays(1);

    private final Folders folders;
    private final Map<String, String> environment;
    private final CredentialStore credentials;
    private final TrustedFiles trust;
    private final Map<String, Optional<StoredLogin>> logins = new HashMap<>();
    private @Nullable ConfigFile file;

    public Profiles(Folders folders, Map<String, String> environment, CredentialStore credentials, TrustedFiles trust) {
        this.folders = folders;
        this.environment = environment;
        this.credentials = credentials;
        this.trust = trust;
    }

    /**
     * The name of the profile in force: the flag, {@code TICKETS_PROFILE}, {@code default-profile}, else
     * {@code default}.
     */
    public String name(@Nullable String flag) {
        String given = flag != null ? flag : environment.get("TICKETS_PROFILE");
        if (given != null && !given.isEmpty()) {
            return ProfileName.check(given);
        }
        String configured = file().defaultProfile();
        return configured != null ? configured : DEFAULT;
    }

    /**
     * The profile of that name, from the configuration and the login.
     *
     * @throws TicketsException (not-found) if it does not exist, (login-required) if no profile exists
     */
    public Profile get(String name) {
        ConfigFile file = file();
        ProfileTable table = table(name);
        StoredLogin login = login(name);
        String portal = table.text("portal");
        if (portal != null) {
            return profile(name, table, PortalAddress.parse(portal), null, login, LoginOptions.NONE);
        }
        if (login != null) {
            return profile(name, table, login.portal(), login.type(), login, LoginOptions.NONE);
        }
        if (file.profile(name).isPresent()) {
            throw TicketsException.usage(
                    folders.configFile() + ", [profiles." + name + "] has no key portal",
                    "add portal = \"https://…\" or: tickets login -p " + name + " --portal URL --user "
                            + PortalDefaults.of(PortalDefaults.USUAL_TYPE).userWord());
        }
        throw noProfile(name, file);
    }

    /**
     * The files that profiles name, existing or not.
     *
     * @param folder that relative paths start from
     * @throws TicketsException (usage) when the configuration cannot be used
     */
    public NamedFiles namedFiles(Path folder) {
        NamedFiles named = new NamedFiles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> names = new TreeSet<>(file().profiles().keySet());
        names.add(DEFAULT);
        for (String name : names) {
            named.add(table(name), environment, folder);
        }
        return named;
    }

    /** How long an entry may stay in the outbox before a person at a terminal is warned. */
    public Duration outboxWarnAfter(String name) {
        return table(name).span("outbox-warn-after", WARN_AFTER);
    }

    public Optional<URI> knownPortal(String name) {
        String configured = table(name).text("portal");
        return configured == null
                ? Optional.ofNullable(login(name)).map(StoredLogin::portal)
                : Optional.of(PortalAddress.parse(configured));
    }

    /**
     * The profile for a login to that portal: from the options, else from the configuration, else from the last login.
     *
     * @param type null when no option named it; likewise the rest
     */
    public Profile forLogin(
            String name,
            URI portal,
            @Nullable PortalType type,
            @Nullable URI apiUrl,
            @Nullable String user,
            @Nullable AuthMethod auth) {
        return profile(name, table(name), portal, type, keptIfReadable(name), new LoginOptions(apiUrl, user, auth));
    }

    /** The options of a login; null where absent. */
    private record LoginOptions(
            @Nullable URI apiUrl,
            @Nullable String user,
            @Nullable AuthMethod auth) {
        static final LoginOptions NONE = new LoginOptions(null, null, null);
    }

    /** Ignores an unreadable login, because the new login replaces it. */
    private @Nullable StoredLogin keptIfReadable(String name) {
        try {
            return login(name);
        } catch (TicketsException damaged) {
            return null;
        }
    }

    /** The saved login of the profile, read once; null if none exists. */
    public @Nullable StoredLogin login(String name) {
        Optional<StoredLogin> known = logins.get(name);
        if (known == null) {
            known = credentials.read(name);
            logins.put(name, known);
        }
        return known.orElse(null);
    }

    private ConfigFile file() {
        if (file == null) {
            file = ConfigFile.read(trust.checked(folders.configFile()));
        }
        return file;
    }

    /** The profile's table, overridden by the environment. */
    private ProfileTable table(String name) {
        return ownTable(name).before(environment);
    }

    private ProfileTable ownTable(String name) {
        ProfileTable configured = file().profiles().get(name);
        return configured == null ? new ProfileTable("", Map.of()) : configured;
    }

    /**
     * The origin that the secrets of the profile are written for: that of the addresses beside them in the file, else
     * that of the kept login; null where neither names one.
     */
    private @Nullable String home(String name, @Nullable StoredLogin login) {
        ProfileTable own = ownTable(name);
        String address = own.text("api-url") != null ? own.text("api-url") : own.text("portal");
        if (address != null) {
            return PortalAddress.origin(PortalAddress.parse(address));
        }
        return login == null ? null : login.origin();
    }

    private static URI apiUrl(ProfileTable table, URI portal, PortalDefaults usual, @Nullable StoredLogin login) {
        String api = table.text("api-url");
        if (api != null) {
            return PortalAddress.parse(api);
        }
        return login != null && login.portal().equals(portal) ? login.apiUrl() : usual.apiUrl(portal);
    }

    private Profile profile(
            String name,
            ProfileTable table,
            URI portal,
            @Nullable PortalType otherwiseType,
            @Nullable StoredLogin login,
            LoginOptions options) {
        table.span("outbox-warn-after", WARN_AFTER);
        PortalType usualType = otherwiseType == null ? PortalDefaults.USUAL_TYPE : otherwiseType;
        PortalType type = table.choice("type", PortalType.class, login == null ? usualType : login.type());
        PortalDefaults usual = PortalDefaults.of(type);
        URI apiUrl = options.apiUrl != null ? options.apiUrl : apiUrl(table, portal, usual, login);
        SecretSources secrets = SecretSources.of(table, environment, home(name, login), PortalAddress.origin(apiUrl));
        String user = options.user != null ? options.user : table.text("user");
        return new Profile(
                name,
                portal,
                apiUrl,
                type,
                user != null || login == null ? user : login.user(),
                options.auth != null ? options.auth : auth(table, usual, login, secrets),
                secrets,
                table.path("ca-file", environment),
                table.text("default-department"),
                table.list("cc", List.of()),
                usual.attachments().with(table),
                EncryptionSettings.of(table, environment, usual.encrypts(), secrets.home() != null),
                table.size("max-download", Profile.DEFAULT_MAX_DOWNLOAD),
                table.zone("time-zone"),
                ticketUrl(table));
    }

    private static AuthMethod auth(
            ProfileTable table, PortalDefaults defaults, @Nullable StoredLogin login, SecretSources secrets) {
        AuthMethod usual = table.choice("auth", AuthMethod.class, usualAuth(table, defaults, login));
        if (secrets.home() == null || table.isFromEnvironment("auth")) {
            return usual;
        }
        // a credential for the other origin is used, of any kind
        if (secrets.tokenFile() != null) {
            return AuthMethod.TOKEN;
        }
        boolean password = secrets.passwordFile() != null || secrets.passwordCommand() != null;
        return password && usual == AuthMethod.TOKEN ? defaults.auth() : usual;
    }

    private static AuthMethod usualAuth(ProfileTable table, PortalDefaults defaults, @Nullable StoredLogin login) {
        if (login != null) {
            return login.auth();
        }
        return table.text("token-file") != null ? AuthMethod.TOKEN : defaults.auth();
    }

    private static @Nullable String ticketUrl(ProfileTable table) {
        String url = table.text("ticket-url");
        if (url != null && !url.contains("{number}")) {
            throw TicketsException.usage("ticket-url must contain {number}: '" + url + "'", null);
        }
        return url;
    }

    private TicketsException noProfile(String name, ConfigFile file) {
        List<String> names = new ArrayList<>(file.profiles().keySet());
        for (String known : credentials.profiles()) {
            if (!names.contains(known)) {
                names.add(known);
            }
        }
        String login = "tickets login --portal https://portal.example.net --user you@example.net";
        if (names.isEmpty()) {
            return new TicketsException(
                    ErrorCode.LOGIN_REQUIRED,
                    "not logged in to any portal yet",
                    login + ", or try the practice portal: tickets --profile sandbox departments");
        }
        return new TicketsException(
                ErrorCode.NOT_FOUND,
                "profile '" + name + "' does not exist",
                "there is " + String.join(", ", names) + "; for a new one: " + login + " -p " + name);
    }
}
