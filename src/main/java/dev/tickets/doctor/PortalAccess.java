package dev.tickets.doctor;

import dev.tickets.config.Credential;
import dev.tickets.config.Profile;
import dev.tickets.portal.Login;
import dev.tickets.portal.Portal;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.ServerProbe;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.state.outbox.Receipt;
import dev.tickets.state.portals.PortalFactsStore;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The portal of a profile, as checks need it. Nothing is asked before a method of a result is called. */
public interface PortalAccess {
    Profile profile();

    Clock clock();

    ServerProbe probe();

    /** A new connection to the API's host; the caller closes it. */
    HttpConnection connection();

    /** A new connection to the API; the caller closes it. */
    Login api();

    /** A new connection to the host of the portal's pages; the caller closes it. */
    Login pages();

    /**
     * The credential of the profile.
     *
     * @throws dev.tickets.ticket.TicketsException (login-required) if there is none
     */
    Credential credential();

    /** The login that is stored now; null for none. */
    @Nullable
    StoredLogin kept();

    /** The same portal each time, with this credential; the giver closes it. */
    Portal portal(Credential credential);

    /** What is known of the portal. */
    PortalFactsStore facts();

    /** Messages that this program has sent, newest first. */
    List<Receipt> receipts();
}
