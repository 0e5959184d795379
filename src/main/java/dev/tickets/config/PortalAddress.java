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
     * The address without a slash at its end; {@code https://} is put in front where no scheme is given.
     *
     * @throws TicketsException (usage) when it is no such address
     */
    public static URI parse(String text) {
        String full = text.contains("://") ? text : "https://" + text;
        while (full.endsWith("/")) {
            full = full.substring(0, full.length() - 1);
        }
        URI address;
        try {
            address = new URI(full);
        } catch (URISyntaxException e) {
            throw usage("not an address: '" + text + "'");
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null
                || address.getPort() > 65_535
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw usage("not the address of a portal: '" + text + "'");
        }
        if (address.getRawUserInfo() != null) {
            throw usage("user names and passwords do not belong into the address of a portal");
        }
        if (scheme.equals("https") || (scheme.equals("http") && isLoopback(address.getHost()))) {
            return address;
        }
        throw usage(
                scheme.equals("http")
                        ? "refusing plain http to " + address.getHost() + ": a login would travel unencrypted"
                        : "not a web address: '" + text + "'");
    }

    /** {@code https://portal.example.net:443}: lower case, with the port always there. */
    public static String origin(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Whether the host is this machine by name or literal address, without asking any name server. */
    public static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
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
        return TicketsException.usage(message, "give it like https://portal.example.net");
    }
}
