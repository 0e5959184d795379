package dev.tickets.cli;

import dev.tickets.config.Credential;
import dev.tickets.config.Credentials;
import dev.tickets.config.EncryptionSettings;
import dev.tickets.config.OtpContext;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.config.ProfileName;
import dev.tickets.config.Profiles;
import dev.tickets.config.SecondFactor;
import dev.tickets.config.SecondFactors;
import dev.tickets.config.Secret;
import dev.tickets.config.SecretReader;
import dev.tickets.config.SecretSources;
import dev.tickets.filing.OutboxSender;
import dev.tickets.portal.Login;
import dev.tickets.portal.Portal;
import dev.tickets.portal.hostbill.HostBillLogin;
import dev.tickets.portal.hostbill.HostBillPortal;
import dev.tickets.portal.http.AuthorityCache;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.RequestLog;
import dev.tickets.portal.http.Retrying;
import dev.tickets.portal.http.Trust;
import dev.tickets.portal.rt.RtLogin;
import dev.tickets.portal.rt.RtPortal;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.CredentialStore;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.state.logins.UsedCodes;
import dev.tickets.state.portals.NameStore;
import dev.tickets.state.portals.PortalFactsStore;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The profiles of a run with their logins and portals, each created once; and the practice portal. */
final class Connections implements AutoCloseable {
    /** Below the limit of the sandbox, with room for the other fields. */
    private static final long SANDBOX_REQUEST = 60L << 20;

    static final int SANDBOX_PORT = 8017;
    /** The address of {@code sandbox serve} with the default port. */
    private static final String SANDBOX_ADDRESS = "http://127.0.0.1:" + SANDBOX_PORT;

    /** The time limit of a password manager. */
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(1);

    private final Run run;
    private final Map<String, Profile> known = new HashMap<>();
    private final Map<String, Portal> portals = new HashMap<>();
    private final Map<String, PortalFactsStore> facts = new HashMap<>();
    private final CompletionCache completion;
    private @Nullable CredentialStore store;
    private @Nullable Profiles profiles;
    private @Nullable SandboxPortal sandbox;

    Connections(Run run) {
        this.run = run;
        this.completion = new CompletionCache(run);
    }

    CredentialStore store() {
        if (store == null) {
            store = new CredentialStore(
                    run.folders().state().resolve("credentials"), run.context().sleeper(), run.trust());
        }
        return store;
    }

    Profiles profiles() {
        if (profiles == null) {
            profiles = new Profiles(run.folders(), run.context().environment(), store(), run.trust());
        }
        return profiles;
    }

    /** The profiles, with the configuration as it is now. */
    Profiles readAgain() {
        profiles = null;
        return profiles();
    }

    /** The name of the active profile. */
    String profileName() {
        return profiles().name(run.options().profile);
    }

    /** The profile, as read at its first use. */
    Profile profile(String name) {
        Profile profile = known.get(name);
        if (profile == null) {
            profile =
                    name.equals(Profile.SANDBOX) ? sandboxProfile() : profiles().get(name);
            known.put(name, profile);
        }
        return profile;
    }

    /** Whether an option or the environment chooses one profile. */
    boolean isOneChosen() {
        return run.options().profile != null
                || ProfileName.isChosenBy(run.context().environment());
    }

    /** The account of the profile. */
    AccountRef account(String name) {
        Profile profile = profile(name);
        return new AccountRef(profile.name(), lastingOrigin(profile), profile.user());
    }

    /** The name of the portal in stored files: the sandbox's port, and so its origin, differs in each run. */
    private static String lastingOrigin(Profile profile) {
        return profile.name().equals(Profile.SANDBOX) ? Profile.SANDBOX : profile.origin();
    }

    /** The cached names of the account's departments and services. */
    NameStore names(AccountRef account) {
        return completion.names(account, run.keepsCache() ? run::notice : ignored -> {});
    }

    CompletionCache completion() {
        return completion;
    }

    Portal portal(String name) {
        Portal portal = portals.get(name);
        if (portal == null) {
            portal = completion.observed(account(name), portal(profile(name)), this::profiles);
            portals.put(name, portal);
        }
        return portal;
    }

    Portal portal(Profile profile) {
        return portal(profile, credential(profile));
    }

    Portal portal(Profile profile, Credential credential) {
        if (credential instanceof Credential.Session) {
            // a new or renewed session must be stored
            run.ownFolders();
        }
        HttpConnection http = http(profile.apiUrl(), profile.caFile());
        return switch (profile.type()) {
            case HOSTBILL -> new HostBillPortal(http, profile, credential, store(), facts(profile), run.progress());
            case RT ->
                new RtPortal(http, profile, credential, run.context().clock().getZone(), run.progress(), run::notice);
        };
    }

    Login login(PortalType type, URI apiUrl, @Nullable Path caFile) {
        return login(type, apiUrl, http(apiUrl, caFile));
    }

    /** @param http to the host that is asked; closed with the login */
    Login login(PortalType type, URI apiUrl, HttpConnection http) {
        return switch (type) {
            case HOSTBILL -> new HostBillLogin(http, apiUrl);
            case RT -> new RtLogin(http, apiUrl);
        };
    }

    SecretReader secrets() {
        Duration limit = run.timeout();
        return new SecretReader(
                run.context().environment(),
                limit != null && limit.compareTo(COMMAND_LIMIT) < 0 ? limit : COMMAND_LIMIT,
                run.trust());
    }

    Credentials credentials() {
        // no lambda: the first one of a process costs it a hundred classes
        return new Credentials(run.context().environment(), secrets(), new Function<>() {
            @Override
            public SecondFactor apply(Profile profile) {
                return secondFactors().of(profile);
            }
        });
    }

    SecondFactors secondFactors() {
        ProcessContext context = run.context();
        return new SecondFactors(new OtpContext(
                secrets(),
                new UsedCodes(run.folders().state().resolve("credentials"), context.sleeper(), run.trust()),
                context.clock(),
                context.sleeper(),
                () -> run.deadline().left(),
                run::notice));
    }

    /** The credential of the profile; the sandbox makes its own. */
    Credential credential(Profile profile) {
        return profile.name().equals(Profile.SANDBOX)
                ? new Credential.Token(Secret.of(sandbox().token()), "the sandbox itself")
                : credentials().find(profile, profiles().login(profile.name()));
    }

    private Profile sandboxProfile() {
        URI address = sandbox().address();
        PortalDefaults usual = PortalDefaults.of(PortalType.HOSTBILL);
        return new Profile(
                Profile.SANDBOX,
                address,
                usual.apiUrl(address),
                PortalType.HOSTBILL,
                sandbox().user(),
                AuthMethod.TOKEN,
                SecretSources.NONE,
                null,
                null,
                List.of(),
                usual.attachments().withMaxRequest(SANDBOX_REQUEST),
                EncryptionSettings.NONE,
                Profile.DEFAULT_MAX_DOWNLOAD,
                null,
                SANDBOX_ADDRESS + "/tickets/view/{number}/");
    }

    /** Says when a page of the practice portal opens: no other command serves pages. */
    static void explain(Run run, @Nullable String page) {
        if (page != null && page.startsWith(SANDBOX_ADDRESS + "/")) {
            run.flush();
            run.notice("The address opens while 'tickets sandbox serve' runs.");
        }
    }

    private SandboxPortal sandbox() {
        if (sandbox == null) {
            sandbox = SandboxPortal.start(SandboxOptions.in(sandboxFolder(run))
                    .withClock(run.context().clock()));
        }
        return sandbox;
    }

    /**
     * The sandbox's folder below the data folder.
     *
     * @throws dev.tickets.ticket.TicketsException (usage) when another user can change the folder
     */
    static Path sandboxFolder(Run run) {
        Path folder = run.ownFolders().data().resolve(Profile.SANDBOX);
        run.trust().checked(folder.resolve(SandboxOptions.DATABASE));
        run.trust().checked(folder.resolve(SandboxOptions.KEY));
        return folder;
    }

    /** The stored facts about the profile's portal, read once. */
    PortalFactsStore facts(Profile profile) {
        PortalFactsStore known = facts.get(lastingOrigin(profile));
        if (known == null) {
            known = currentFacts(profile);
            facts.put(lastingOrigin(profile), known);
        }
        return known;
    }

    /** The facts as they are stored now. */
    PortalFactsStore currentFacts(Profile profile) {
        return facts(lastingOrigin(profile));
    }

    private PortalFactsStore facts(String origin) {
        return new PortalFactsStore(
                run.folders().state().resolve("portals"),
                origin,
                run.trust(),
                run.context().clock(),
                run::notice,
                run::warning);
    }

    /** Keeps a new login. What is known of another portal that this profile had before is deleted. */
    void keepLogin(String name, StoredLogin login) {
        StoredLogin before = profiles().readableLogin(name);
        store().write(name, login);
        if (before != null && !before.origin().equals(login.origin()) && !isOfAnother(name, before.origin())) {
            PortalFactsStore.Forgotten ignored = facts(before.origin()).forget();
        }
    }

    private boolean isOfAnother(String name, String origin) {
        for (String other : store().profiles()) {
            StoredLogin login = other.equals(name) ? null : profiles().readableLogin(other);
            // a login that cannot be read may be one there
            if (!other.equals(name) && (login == null || login.origin().equals(origin))) {
                return true;
            }
        }
        return false;
    }

    /** A new connection. */
    HttpConnection http(URI portal, @Nullable Path caFile) {
        ProcessContext context = run.context();
        return new HttpConnection(
                portal,
                context.limits().within(run.timeout()),
                run.deadline(),
                new RequestLog(
                        run.err(), run.options().verbosity(), run.options().quiet, run.secret(), run.passingLine()),
                new Retrying(context.sleeper(), context.jitter(), context.clock()),
                context.environment(),
                new Trust(
                        caFile == null ? null : run.trust().checked(caFile),
                        run.keepsCache() ? AuthorityCache.in(run.folders().cache(), run.trust()) : null));
    }

    /**
     * The ticket number of an argument: {@code 123456}, {@code #123456}, or an address of the ticket's page, with or
     * without {@code https://}.
     *
     * @throws TicketsException (usage) for other text
     */
    TicketNumber number(String word) {
        String digits = word.startsWith("#") ? word.substring(1) : word;
        if (TicketNumber.isNumber(digits)) {
            return new TicketNumber(digits);
        }
        if (!word.contains("/") && !word.contains("?")) {
            throw TicketsException.usage(
                    "'" + word + "' is not a ticket", "give the ticket's number, like 123456, or its address");
        }
        return portal(profileName())
                .numberAt(word)
                .orElseThrow(() -> TicketsException.usage(
                        "'" + word + "' is not the address of a ticket of this portal",
                        "give the ticket's number, or choose another profile with -p"));
    }

    /** The profiles for outbox entries. */
    OutboxSender.Logins logins() {
        return OutboxLogins.of(this);
    }

    /** Has a factory, so that Java does not load the interface to verify the outer class. */
    private record OutboxLogins(Connections connections) implements OutboxSender.Logins {
        static OutboxSender.Logins of(Connections connections) {
            return new OutboxLogins(connections);
        }

        @Override
        public AccountRef account(String profile) {
            return connections.account(profile);
        }

        @Override
        public Portal portal(String profile) {
            return connections.portal(profile);
        }

        @Override
        public @Nullable Instant lastLogin(String profile) {
            return connections.store().lastChange(profile).orElse(null);
        }
    }

    @Override
    public void close() {
        completion.keep(profiles);
        for (Portal portal : portals.values()) {
            portal.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
