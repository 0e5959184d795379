package dev.tickets.cli;

import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.config.Profiles;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.PortalType;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The profile of a login: the options before the configuration, before the last login, before questions. */
final class LoginTarget {
    private final Run run;
    private final Connections connections;
    private final String name;
    private final Given given;
    private final LoginDialog dialog;

    /** What the options say; null where they say nothing. */
    record Given(
            @Nullable URI portal,
            @Nullable URI apiUrl,
            @Nullable PortalType type,
            @Nullable String user,
            @Nullable AuthMethod auth) {}

    LoginTarget(Run run, Connections connections, String name, Given given, LoginDialog dialog) {
        this.run = run;
        this.connections = connections;
        this.name = name;
        this.given = given;
        this.dialog = dialog;
    }

    /** @throws TicketsException (usage) when a part is missing that cannot be asked, or contradicts the profile */
    Profile profile() {
        URI address = address();
        if (address == null && !dialog.isPossible()) {
            throw TicketsException.usage(
                    "the profile '" + name + "' names no portal",
                    "tickets login --portal https://portal.example.net --user you@example.net");
        }
        return profiles().fit(address == null ? dialog.portal(this::at) : at(address));
    }

    /** The same profile with another user. */
    Profile of(Profile profile, String user) {
        return built(profile.portal(), profile.type(), user);
    }

    /** The address of the portal; null if neither an option nor the profile names one. */
    private @Nullable URI address() {
        URI known = profiles().knownPortal(name).orElse(null);
        URI asked = given.portal;
        if (asked == null || known == null) {
            return asked == null ? known : asked;
        }
        for (PortalType type : PortalType.values()) {
            if (known.equals(PortalDefaults.of(type).portalOf(asked))) {
                return known;
            }
        }
        if (!known.equals(asked)) {
            throw TicketsException.usage(
                    "the profile '" + name + "' belongs to " + known + ", not to " + asked,
                    "choose a name for the other portal: tickets login -p NAME --portal " + asked);
        }
        return asked;
    }

    /** The profile at this address, which may be that of an API. Only an unknown type is asked for at the portal. */
    private Profile at(URI address) {
        PortalType known = given.type != null ? given.type : profiles().knownType(name, address);
        if (known != null) {
            URI portal = given.apiUrl == null ? PortalDefaults.of(known).portalOf(address) : null;
            return built(portal == null ? address : portal, known, given.user);
        }
        Profile untyped = built(address, null, given.user);
        // where other addresses take the place of the profile's own, its secrets stay here, and so do questions
        return untyped.isElsewhere() ? untyped : probed(address);
    }

    private Profile probed(URI address) {
        List<Profile> all = new ArrayList<>();
        for (PortalType type : PortalType.values()) {
            all.add(built(address, type, given.user));
        }
        PortalProber prober = new PortalProber(connections, address);
        Profile found = prober.only(named(address, all));
        if (found == null) {
            found = prober.only(all);
        }
        if (found == null) {
            throw prober.nothingFound();
        }
        dialog.answered(found);
        run.notice("The portal at " + found.portal() + " is "
                + PortalDefaults.of(found.type()).software() + " (type " + found.type() + ").");
        return found;
    }

    /**
     * The profiles whose API is named by the end of an address. They are asked first, because a server may answer below
     * its API as its API does.
     */
    private List<Profile> named(URI address, List<Profile> all) {
        Set<URI> places = new HashSet<>();
        for (Profile one : all) {
            places.add(one.apiUrl());
        }
        // the address of the API is known, whatever the type
        boolean one = places.size() == 1;
        List<Profile> named = new ArrayList<>();
        for (Profile candidate : all) {
            PortalDefaults usual = PortalDefaults.of(candidate.type());
            URI portal = usual.portalOf(one ? candidate.apiUrl() : address);
            if (portal != null) {
                named.add(one ? candidate : built(portal, candidate.type(), given.user));
            }
        }
        return named;
    }

    private Profile built(URI portal, @Nullable PortalType type, @Nullable String user) {
        return profiles().forLogin(name, portal, type, given.apiUrl, user, given.auth);
    }

    private Profiles profiles() {
        return connections.profiles();
    }
}
