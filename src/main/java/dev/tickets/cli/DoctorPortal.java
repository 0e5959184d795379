package dev.tickets.cli;

import dev.tickets.config.Credential;
import dev.tickets.config.Profile;
import dev.tickets.doctor.PortalAccess;
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

/** The portal of a profile for {@code doctor}. The profile is read at its first use: a faulty one is a finding. */
final class DoctorPortal implements PortalAccess, AutoCloseable {
    private final Run run;
    private final Services services;
    private final String name;
    private @Nullable Portal portal;

    DoctorPortal(Run run, Services services, String name) {
        this.run = run;
        this.services = services;
        this.name = name;
    }

    @Override
    public Profile profile() {
        return services.connections().profile(name);
    }

    @Override
    public Clock clock() {
        return run.context().clock();
    }

    @Override
    public ServerProbe probe() {
        return new ServerProbe(
                profile().apiUrl(),
                run.context().limits().within(run.timeout()),
                run.context().environment());
    }

    @Override
    public HttpConnection connection() {
        return services.connections().http(profile().apiUrl(), profile().caFile());
    }

    @Override
    public Login api() {
        return services.connections()
                .login(profile().type(), profile().apiUrl(), profile().caFile());
    }

    @Override
    public Login pages() {
        return services.connections()
                .login(
                        profile().type(),
                        profile().apiUrl(),
                        services.connections()
                                .http(profile().portal(), profile().caFile()));
    }

    @Override
    public Credential credential() {
        return services.connections().credential(profile());
    }

    @Override
    public @Nullable StoredLogin kept() {
        return services.connections().store().read(name).orElse(null);
    }

    @Override
    public Portal portal(Credential credential) {
        Portal opened = portal;
        if (opened == null) {
            opened = services.connections().portal(profile(), credential);
            portal = opened;
        }
        return opened;
    }

    @Override
    public PortalFactsStore facts() {
        return services.connections().facts(profile());
    }

    @Override
    public List<Receipt> receipts() {
        return services.outbox().receipts().newest();
    }

    @Override
    public void close() {
        if (portal != null) {
            portal.close();
        }
    }
}
