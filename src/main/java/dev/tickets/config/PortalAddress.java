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
     * The address in the one form that all its spellings share: lower-case scheme and host, no dot that closes the
     * host, no port that goes without saying, no slash at its end. {@code https://} is put in front where no scheme is
     * given.
     *
     * @throws TicketsException (usage) if the text is not an address
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
            throw usage("remove the user name and password from the portal's address");
        }
        if (scheme.equals("https") || (scheme.equals("http") && isLoopback(address.getHost()))) {
            return URI.create(scheme + "://" + host(address) + port(address) + address.getRawPath());
        }
        throw usage(
                scheme.equals("http")
                        ? "refusing plain http to " + address.getHost() + ": a login would travel unencrypted"
                        : "not a web address: '" + text + "'");
    }

    /** {@code https://portal.example.net:443}: the one spelling of the host, with the port always there. */
    public static String origin(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : usualPort(scheme);
        return scheme + "://" + host(address) + ":" + port;
    }

    /**
     * An address of a page with the one spelling of its scheme, host and port, as {@link #parse} has it; what is no
     * such address stays as it is. What follows the host may be anything.
     */
    public static String spelled(String address) {
        int host = address.indexOf("://") + 3;
        int end = host;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        try {
            URI front = new URI(address.substring(0, end));
            if (front.getScheme() != null && front.getHost() != null && front.getRawUserInfo() == null) {
                String scheme = front.getScheme().toLowerCase(Locale.ROOT);
                return scheme + "://" + host(front) + port(front) + address.substring(end);
            }
        } catch (URISyntaxException notAnAddress) {
            return address;
        }
        return address;
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** {@code :8443}; empty for the port that the scheme means anyway. */
    private static String port(URI address) {
        int port = address.getPort();
        boolean usual = port < 0 || port == usualPort(address.getScheme().toLowerCase(Locale.ROOT));
        return usual ? "" : ":" + port;
    }

    private static String host(URI address) {
        return host(address.getHost());
    }

    /**
     * The one spelling of a host: lower case, an IPv6 address as RFC 5952 has it, and no closing dot. That dot only
     * tells a resolver that the name is complete; certificates and SNI (RFC 6066, section 3) name hosts without it.
     */
    public static String host(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.indexOf('%') < 0) {
            return Ipv6Text.of(name);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Whether the host is this machine by name or literal address, without asking any name server. */
    public static boolean isLoopback(String host) {
        String name = host(host);
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
