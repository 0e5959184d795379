package dev.tickets.config;

import dev.tickets.render.ConfigValue;
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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The profiles of this user: tables of the configuration file, and logins without a table. */
public final class Profiles {
    private static final String DEFAULT = "default";
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

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
        return usualName();
    }

    /** The name where no option and no variable chooses one. */
    public String usualName() {
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
        URI portal = table.address("portal");
        if (portal != null) {
            return fit(assembled(name, table, portal, null, login, ProfileAssembly.LoginOptions.NONE), table);
        }
        if (login != null) {
            Profile profile =
                    assembled(name, table, login.portal(), login.type(), login, ProfileAssembly.LoginOptions.NONE);
            return fit(profile, table);
        }
        if (file.profile(name).isPresent()) {
            throw file.withoutPortal(name);
        }
        throw noProfile(name, file);
    }

    /**
     * The files that a profile names, existing or not.
     *
     * @param folder that relative paths start from
     * @throws TicketsException (usage) when the profile cannot be used
     */
    public NamedFiles namedFiles(String name, Path folder) {
        NamedFiles named = new NamedFiles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        named.add(table(name), environment, folder);
        return named;
    }

    /**
     * The names of all profiles, sorted: tables of the configuration and saved logins.
     *
     * @throws TicketsException (usage) when the configuration cannot be read
     */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(file().names());
        names.addAll(credentials.profiles());
        return names;
    }

    /**
     * The names of the tables of the configuration, sorted.
     *
     * @throws TicketsException (usage) when the configuration cannot be read
     */
    public SortedSet<String> configured() {
        return new TreeSet<>(file().names());
    }

    /**
     * Checks the key {@code default-profile}.
     *
     * @throws TicketsException (usage) when the key names a profile that does not exist
     */
    public void requireUsualProfile() {
        String name = file().defaultProfile();
        if (name != null && !name.equals(Profile.SANDBOX) && !names().contains(name)) {
            throw TicketsException.usage(
                    file().places().of(List.of("default-profile")) + ": profile '" + name + "' does not exist",
                    names().isEmpty() ? null : "there is " + String.join(", ", names()));
        }
    }

    /**
     * All faults of a profile's table, each with its place; empty for a table without faults.
     *
     * @throws TicketsException (usage) when the configuration cannot be read
     */
    public List<TicketsException> faults(String name) {
        return new ProfileFaults(file(), new ProfileAssembly(environment), readableLogin(name)).of(name);
    }

    /**
     * The value of every key of a profile, and where the value comes from.
     *
     * @throws TicketsException as {@link #get}
     */
    public List<ConfigValue> values(String name) {
        boolean token = !environment.getOrDefault("TICKETS_TOKEN", "").isEmpty();
        return new ProfileValues(table(name), login(name), get(name), token).all();
    }

    /** How long an entry may stay in the outbox before a person at a terminal is warned. */
    public Duration outboxWarnAfter(String name) {
        return table(name).span("outbox-warn-after", ProfileAssembly.WARN_AFTER);
    }

    /** How long a draft is kept after its last change; forever while the configuration cannot be read. */
    public Duration draftKeep(String name) {
        try {
            return table(name).span("draft-keep", ProfileAssembly.DRAFT_KEEP);
        } catch (TicketsException unreadable) {
            return FOREVER;
        }
    }

    /** Whether recent tickets and CC addresses are kept for completion. */
    public boolean keepsRecent(String name) {
        return table(name).truth("completion-cache", true);
    }

    /**
     * The portals of all profiles by name, sorted; empty for a profile without an address of its own.
     *
     * @throws TicketsException (usage) when the configuration cannot be read
     */
    public SortedMap<String, String> portals() {
        SortedMap<String, String> portals = new TreeMap<>();
        for (String name : names()) {
            if (ProfileName.isPossible(name)) {
                Object portal = file().unchecked(name)
                        .map(table -> table.value("portal"))
                        .orElse("");
                portals.put(name, String.valueOf(portal));
            }
        }
        return portals;
    }

    /** Whether config.toml or a variable names the zone of the portal's times. */
    public boolean namesTimeZone(String name) {
        return table(name).text("time-zone") != null;
    }

    /** The type of the portal as configuration or the last login at that address name it; null if neither does. */
    public @Nullable PortalType knownType(String name, URI portal) {
        ProfileTable table = table(name);
        StoredLogin login = readableLogin(name);
        PortalType kept = login != null && login.portal().equals(portal) ? login.type() : null;
        if (table.text("type") == null) {
            return kept;
        }
        return table.choice("type", PortalType.class, PortalDefaults.USUAL_TYPE);
    }

    /**
     * Checks the keys of the profile against its type.
     *
     * @return the same profile
     * @throws TicketsException (usage) for a key or value that such portals do not have
     */
    public Profile fit(Profile profile) {
        return fit(profile, table(profile.name()));
    }

    private static Profile fit(Profile profile, ProfileTable table) {
        new TypeRules(profile.type(), table).requireFit();
        return profile;
    }

    public Optional<URI> knownPortal(String name) {
        URI configured = table(name).address("portal");
        return configured == null ? Optional.ofNullable(login(name)).map(StoredLogin::portal) : Optional.of(configured);
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
        return assembled(
                name,
                table(name),
                portal,
                type,
                readableLogin(name),
                new ProfileAssembly.LoginOptions(apiUrl, user, auth));
    }

    private Profile assembled(
            String name,
            ProfileTable table,
            URI portal,
            @Nullable PortalType type,
            @Nullable StoredLogin login,
            ProfileAssembly.LoginOptions options) {
        return new ProfileAssembly(environment).profile(name, table, portal, type, login, home(name, login), options);
    }

    /** The saved login; null for none, and for an unreadable one, which a new login replaces. */
    public @Nullable StoredLogin readableLogin(String name) {
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
        ConfigFile file = file();
        return file.profile(name).orElseGet(() -> new ProfileTable(file.places(), Map.of()));
    }

    /**
     * The origin that the secrets of the profile are written for: that of the addresses beside them in the file, else
     * that of the kept login; null where neither names one.
     */
    private @Nullable String home(String name, @Nullable StoredLogin login) {
        ProfileTable own = ownTable(name);
        URI address = own.text("api-url") != null ? own.address("api-url") : own.address("portal");
        if (address != null) {
            return PortalAddress.origin(address);
        }
        return login == null ? null : login.origin();
    }

    private TicketsException noProfile(String name, ConfigFile file) {
        List<String> names = new ArrayList<>(file.names());
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
