package dev.tickets.testing;

import dev.tickets.config.Credential;
import dev.tickets.config.EncryptionSettings;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.config.Secret;
import dev.tickets.config.SecretSources;
import dev.tickets.portal.hostbill.HostBillLogin;
import dev.tickets.portal.hostbill.HostBillPortal;
import dev.tickets.portal.http.Deadline;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.Limits;
import dev.tickets.portal.http.Retrying;
import dev.tickets.portal.http.Trace;
import dev.tickets.portal.http.Trust;
import dev.tickets.state.Sleeper;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.CredentialStore;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.state.portals.PortalFactsStore;
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the program has of one portal: profile, credentials and memory in the test's folder, and connections. */
public final class Client {
    public static final Credential TOKEN = new Credential.Token(Secret.of("token-1"), "the test");

    /** One that keeps nothing. */
    public static final Trace NO_TRACE = new Trace() {
        @Override
        public boolean wantsBodies() {
            return false;
        }

        @Override
        public void begins(String host) {
            // not asked for
        }

        @Override
        public void exchange(String method, String url, int status, long milliseconds) {
            // not asked for
        }

        @Override
        public void waiting(long milliseconds, String why) {
            // not asked for
        }

        @Override
        public void remark(String what) {
            // not asked for
        }

        @Override
        public void detail(String direction, List<String> headers, @Nullable String body) {
            // not asked for
        }
    };

    private final Path folder;
    private final URI address;
    private Limits limits = Limits.DEFAULT;
    private AttachmentTransport transport = AttachmentTransport.AUTO;
    private @Nullable ZoneId zone;
    private Consumer<String> notices = notice -> {};

    public Client(Path folder, URI address) {
        this.folder = folder;
        this.address = address;
    }

    /** Limits that a test can wait for. */
    public static Limits impatient() {
        Duration idle = Duration.ofMillis(400);
        return new Limits(Duration.ofSeconds(4), idle, idle, Duration.ofMillis(1_200));
    }

    /** Sends reads again as the program does, without waiting in between. */
    public static Retrying retrying() {
        return new Retrying(milliseconds -> {}, bound -> bound / 2, Clock.fixed(Cli.NOW, ZoneOffset.UTC));
    }

    public Client within(Limits other) {
        limits = other;
        return this;
    }

    public Client sending(AttachmentTransport other) {
        transport = other;
        return this;
    }

    public Client telling(Consumer<String> other) {
        notices = other;
        return this;
    }

    public Client in(ZoneId other) {
        zone = other;
        return this;
    }

    public Profile profile() {
        PortalDefaults usual = PortalDefaults.of(PortalType.HOSTBILL);
        return new Profile(
                "work",
                address,
                usual.apiUrl(address),
                PortalType.HOSTBILL,
                "ann@example.net",
                AuthMethod.SESSION,
                SecretSources.NONE,
                null,
                null,
                List.of(),
                usual.attachments().withTransport(transport),
                EncryptionSettings.NONE,
                Profile.DEFAULT_MAX_DOWNLOAD,
                zone,
                null);
    }

    public CredentialStore store() {
        return new CredentialStore(folder.resolve("credentials"), Sleeper.SYSTEM, new TrustedFiles());
    }

    public PortalFactsStore memory() {
        return new PortalFactsStore(
                folder.resolve("portals"),
                profile().origin(),
                new TrustedFiles(),
                Clock.fixed(Cli.NOW, ZoneOffset.UTC),
                notices);
    }

    /** A login of this profile as {@code tickets login} keeps it. */
    public StoredLogin login(String token, @Nullable String refreshToken) {
        Profile profile = profile();
        return new StoredLogin(
                profile.portal(),
                profile.apiUrl(),
                profile.type(),
                profile.user(),
                AuthMethod.SESSION,
                profile.origin(),
                token,
                refreshToken,
                null,
                null);
    }

    /** A connection of its own, as another process would have. */
    public HttpConnection connection() {
        return new HttpConnection(address, limits, Deadline.NEVER, NO_TRACE, retrying(), Map.of(), Trust.USUAL);
    }

    /** The portal, with a personal token. */
    public HostBillPortal portal() {
        return portal(TOKEN);
    }

    public HostBillPortal portal(Credential credential) {
        return new HostBillPortal(connection(), profile(), credential, store(), memory(), Progress.Display.NONE);
    }

    public HostBillLogin login() {
        return new HostBillLogin(connection(), profile().apiUrl());
    }

    /** What one question to the portal comes to. */
    public <T> T ask(Function<HostBillPortal, T> question) {
        try (HostBillPortal portal = portal()) {
            return question.apply(portal);
        }
    }

    public List<Ticket> tickets() {
        return ask(portal -> {
            List<Ticket> tickets = new ArrayList<>();
            portal.pages(TicketQuery.ALL).forEachRemaining(tickets::addAll);
            return tickets;
        });
    }

    public TicketThread ticket(String number) {
        return ask(portal -> portal.ticket(new TicketNumber(number)));
    }
}
