package dev.tickets.config;

import dev.tickets.state.logins.PortalType;
import dev.tickets.state.logins.StoredLogin;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds every fault of a profile's table in config.toml, not only the first one: each key is tried alone, and the whole
 * table where no key is at fault alone. Variables do not count.
 *
 * @param login the saved login of the profile; null for none
 */
record ProfileFaults(
        ConfigFile file, ProfileAssembly assembly, @Nullable StoredLogin login) {
    private static final URI ANY_PORTAL = URI.create("https://portal.invalid");

    /** The faults in the order of the keys. */
    List<TicketsException> of(String name) {
        List<TicketsException> faults = new ArrayList<>();
        try {
            Optional<ProfileTable> found = file.unchecked(name);
            if (found.isPresent()) {
                ProfileTable table = found.get();
                faults.addAll(table.unknownKeys());
                for (String key : ProfileKeys.ALL) {
                    if (table.keys().contains(key)) {
                        add(faults, name, table.only(Set.of(key)), false);
                    }
                }
                if (faults.isEmpty()) {
                    add(faults, name, table, true);
                }
            }
        } catch (TicketsException e) {
            faults.add(e);
        }
        return faults;
    }

    private void add(List<TicketsException> faults, String name, ProfileTable table, boolean whole) {
        try {
            URI portal = table.address("portal");
            if (portal == null && login != null) {
                portal = login.portal();
            }
            if (whole && portal == null) {
                throw file.withoutPortal(name);
            }
            PortalType type = login == null ? null : login.type();
            Profile profile = assembly.profile(
                    name,
                    table,
                    portal == null ? ANY_PORTAL : portal,
                    type,
                    login,
                    null,
                    ProfileAssembly.LoginOptions.NONE);
            if (whole) {
                new TypeRules(profile.type(), table).requireFit();
            }
        } catch (TicketsException e) {
            faults.add(e);
        }
    }
}
