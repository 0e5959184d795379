package dev.tickets.cli;

import dev.tickets.config.Profile;
import dev.tickets.filing.OutboxSender;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.AccountRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The portals of the profiles whose entries are sent, one connection each. */
final class OutboxLogins implements OutboxSender.Logins, AutoCloseable {
    private final Run run;
    private final Map<String, Portal> portals = new HashMap<>();

    OutboxLogins(Run run) {
        this.run = run;
    }

    @Override
    public AccountRef owner(String profile) {
        return RunProfiles.owner(run.profiles().profile(profile));
    }

    @Override
    public Portal portal(String name) {
        Portal open = portals.get(name);
        if (open == null) {
            Profile profile = run.profiles().profile(name);
            open = run.connections().portal(profile);
            portals.put(name, open);
        }
        return open;
    }

    @Override
    public @Nullable Instant lastLogin(String profile) {
        return run.store().lastChange(profile).orElse(null);
    }

    @Override
    public void close() {
        portals.values().forEach(Portal::close);
    }
}
