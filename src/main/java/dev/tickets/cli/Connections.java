package dev.tickets.cli;

import dev.tickets.config.Credential;
import dev.tickets.config.Credentials;
import dev.tickets.config.EncryptionSettings;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.config.ProfileName;
import dev.tickets.config.Profiles;
import dev.tickets.config.Secret;
import dev.tickets.config.SecretReader;
import dev.tickets.config.SecretSources;
import dev.tickets.filing.OutboxSender;
import dev.tickets.portal.Login;
import dev.tickets.portal.Portal;
import dev.tickets.portal.hostbill.HostBillLogin;
import dev.tickets.portal.hostbill.HostBillPortal;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.RequestLog;
import dev.tickets.portal.http.Retrying;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.CredentialStore;
import dev.tickets.state.logins.PortalType;
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
    private @Nullable CredentialStore store;
    private @Nullable Profiles profiles;
    private @Nullable SandboxPortal sandbox;

    Connections(Run run) {
        this.run = run;
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
        return new NameStore(
                run.folders().cache().resolve(account.profile()),
                account.origin(),
                run.trust(),
                run.context().clock(),
                run.keepsCache() ? run::notice : ignored -> {});
    }

    Portal portal(String name) {
        Portal portal = portals.get(name);
        if (portal == null) {
            portal = portal(profile(name));
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
        return switch (profile.type()) {
            case HOSTBILL ->
                new HostBillPortal(
                        http(profile.apiUrl(), profile.caFile()),
                        profile,
                        credential,
                        store(),
                        facts(profile),
                        run.progress());
        };
    }

    Login login(PortalType type, URI apiUrl, @Nullable Path caFile) {
        return switch (type) {
            case HOSTBILL -> new HostBillLogin(http(apiUrl, caFile), apiUrl);
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
        return new Credentials(run.context().environment(), secrets());
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

    /** The stored facts about the profile's portal. */
    PortalFactsStore facts(Profile profile) {
        return new PortalFactsStore(
                run.folders().state().resolve("portals"), lastingOrigin(profile), run.trust(), run::notice);
    }

    private HttpConnection http(URI portal, @Nullable Path caFile) {
        ProcessContext context = run.context();
        return new HttpConnection(
                portal,
                context.limits().within(run.timeout()),
                run.deadline(),
                new RequestLog(run.err(), run.options().verbosity(), run.options().quiet, run.secret()),
                new Retrying(context.sleeper(), context.jitter(), context.clock()),
                context.environment(),
                caFile == null ? null : run.trust().checked(caFile));
    }

    /**
     * The ticket number of an argument: {@code 123456}, {@code #123456}, or the address of the ticket's page.
     *
     * @throws TicketsException (usage) for other text
     */
    TicketNumber number(String word) {
        String digits = word.startsWith("#") ? word.substring(1) : word;
        if (TicketNumber.isNumber(digits)) {
            return new TicketNumber(digits);
        }
        if (!word.contains("://")) {
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
        for (Portal portal : portals.values()) {
            portal.close();
        }
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
