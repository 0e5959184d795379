package dev.tickets.cli;

import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.portal.ApiCheck;
import dev.tickets.portal.Login;
import dev.tickets.state.logins.PortalType;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out the type of the portal at an address: asks each place where an API may be, without a credential. */
final class PortalProber {
    private final Connections connections;
    private final URI address;
    private final List<String> seen = new ArrayList<>();
    private @Nullable TicketsException failure;

    PortalProber(Connections connections, URI address) {
        this.connections = connections;
        this.address = address;
    }

    /**
     * The profile whose API answers; null if none does.
     *
     * @param candidates the same profile with different types
     * @throws TicketsException (usage) when several answer, (unreachable, timeout) when the server does not answer
     */
    @Nullable
    Profile only(List<Profile> candidates) {
        List<Profile> answering = new ArrayList<>();
        for (Profile candidate : candidates) {
            if (answers(candidate)) {
                answering.add(candidate);
            }
        }
        if (answering.size() > 1) {
            List<String> names = new ArrayList<>();
            for (Profile one : answering) {
                names.add(PortalDefaults.of(one.type()).software());
            }
            throw TicketsException.usage(
                    "the portal at " + address + " looks like " + String.join(" and like ", names),
                    "name the type of the portal: " + options());
        }
        return answering.isEmpty() ? null : answering.get(0);
    }

    private boolean answers(Profile candidate) {
        try (Login login = connections.login(candidate.type(), candidate.apiUrl(), candidate.caFile())) {
            ApiCheck check = login.check();
            if (failure == null) {
                failure = check.failure();
            }
            if (!check.answers()) {
                seen.add(candidate.apiUrl() + " gave " + check.seen());
            }
            return check.answers();
        }
    }

    /**
     * @throws TicketsException (usage) if the API of this profile does not answer, (unreachable, timeout) if nothing
     *     does
     */
    void require(Profile candidate) {
        if (!answers(candidate)) {
            throw failure != null
                    ? failure
                    : TicketsException.usage(
                            "no portal of type " + candidate.type() + " was found at " + address + ": "
                                    + String.join(", ", seen),
                            "check the portal's address and type; if the API is at another address, add --api-url");
        }
    }

    /** The failure if no API has answered: that of the server, if it failed or was busy. */
    TicketsException nothingFound() {
        if (failure != null) {
            return failure;
        }
        return TicketsException.usage(
                "no portal of a known type was found at " + address + ": " + String.join(", ", seen),
                "check the portal's address, or name its type: " + options()
                        + "; if the API is at another address, add --api-url");
    }

    private static String options() {
        List<String> options = new ArrayList<>();
        for (PortalType type : PortalType.values()) {
            options.add("--type " + type + " (" + PortalDefaults.of(type).software() + ")");
        }
        return String.join(" or ", options);
    }
}
