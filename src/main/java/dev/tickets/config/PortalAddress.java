package dev.tickets.config;

import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Addresses that a login may be sent to: https anywhere, plain http only to this machine. An origin is the scheme, host
 * and port together (RFC 6454); credentials belong to one.
 */
public final class PortalAddress {
    private PortalAddress() {}

    /**
     * The address in the one form that all its spellings share: lower-case scheme, the host as {@link HostPort} spells
     * it, no port that goes without saying, no slash at its end. {@code https://} is put in front where no scheme is
     * given.
     *
     * @throws TicketsException (usage) if the text is not an address
     */
    public static URI parse(String text) {
        String full = text.contains("://") ? text : "https://" + text;
        int start = full.indexOf("://") + 3;
        while (full.endsWith("/") && full.length() > start) {
            full = full.substring(0, full.length() - 1);
        }
        int end = endOfFront(full, start);
        String scheme = full.substring(0, start - 3).toLowerCase(Locale.ROOT);
        if (full.substring(start, end).indexOf('@') >= 0) {
            throw usage("remove the user name and password from the portal's address");
        }
        HostPort place = place(text, full.substring(start, end));
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(place.host()))) {
            throw usage(
                    scheme.equals("http")
                            ? "refusing plain http to " + HostPort.shown(place.host())
                                    + ": a login would travel unencrypted"
                            : "not a web address: '" + text + "'");
        }
        URI address;
        try {
            address = new URI(scheme + "://" + place.host() + port(scheme, place.port()) + full.substring(end));
        } catch (URISyntaxException e) {
            throw usage("not an address: '" + text + "'");
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw usage("not the address of a portal: '" + text + "'");
        }
        return URI.create(address.toASCIIString());
    }

    private static HostPort place(String text, String authority) {
        try {
            return HostPort.parse(authority);
        } catch (IllegalArgumentException e) {
            throw usage("not the address of a portal: '" + text + "': " + e.getMessage());
        }
    }

    /** {@code https://portal.example.net:443}: the one spelling of the host, with the port always there. */
    public static String origin(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        HostPort place = HostPort.of(address);
        return scheme + "://" + place.host() + ":" + (place.port() >= 0 ? place.port() : usualPort(scheme));
    }

    /** The host of an address, in its one spelling; unlike {@link URI#getHost}, also one with an underscore. */
    public static String host(URI address) {
        return HostPort.of(address).host();
    }

    /** Host and port for people: {@code portal.example.net:8443}. */
    public static String shown(URI address) {
        HostPort place = HostPort.of(address);
        return HostPort.shown(place.host()) + (place.port() < 0 ? "" : ":" + place.port());
    }

    /**
     * An address of a page with the one spelling of its scheme, host and port, as {@link #parse} has it; what is no
     * such address stays as it is. What follows the host may be anything.
     */
    public static String spelled(String address) {
        int host = address.indexOf("://") + 3;
        int end = endOfFront(address, host);
        String authority = address.substring(host, end);
        if (host < 4 || authority.indexOf('@') >= 0) {
            return address;
        }
        try {
            String scheme = address.substring(0, host - 3).toLowerCase(Locale.ROOT);
            HostPort place = HostPort.parse(authority);
            return scheme + "://" + place.host() + port(scheme, place.port()) + address.substring(end);
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }

    /** Where scheme, host and port end. */
    private static int endOfFront(String address, int host) {
        int end = host;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** {@code :8443}; empty for the port that the scheme means anyway. */
    private static String port(String scheme, int port) {
        return port < 0 || port == usualPort(scheme) ? "" : ":" + port;
    }

    /** Whether the host is this machine by name or literal address, without asking any name server. */
    public static boolean isLoopback(String host) {
        String name = HostPort.spelled(host);
        return name.equals("localhost") || name.equals("[::1]") || name.equals("::1") || isIpv4Loopback(name);
    }

    private static boolean isIpv4Loopback(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals("127")) {
            return false;
        }
        for (String part : parts) {
            if (part.length() > 3 || !TicketNumber.isNumber(part)) {
                return false;
            }
        }
        return true;
    }

    private static TicketsException usage(String message) {
        return TicketsException.usage(message, "write the address like https://portal.example.net");
    }
}
