package dev.tickets.portal.http;

import dev.tickets.config.HostPort;
import dev.tickets.config.PortalAddress;
import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the environment names for an https portal: {@code https_proxy}, else {@code all_proxy}, unless
 * {@code no_proxy} exempts the host. The lower-case name of a variable comes before the other, as curl reads them.
 * Plain http goes to this machine only, so it never meets a proxy.
 *
 * @param user null for none
 * @param variable the one that names the proxy
 */
record Proxy(String host, int port, @Nullable String user, String password, String variable) {
    private static final int USUAL_PORT = 80;

    /**
     * The proxy for that address, or null for none.
     *
     * @throws TicketsException (usage) if the variable holds no usable address
     */
    static @Nullable Proxy of(Map<String, String> environment, URI portal) {
        if (!"https".equalsIgnoreCase(portal.getScheme())) {
            return null;
        }
        String variable = first(environment, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
        if (variable == null) {
            return null;
        }
        if (exemption(environment, portal) != null) {
            return null;
        }
        return parse(value(environment, variable), variable, PortalAddress.shown(portal));
    }

    /** The variable that exempts the portal from any proxy; null for none. */
    static @Nullable String exemption(Map<String, String> environment, URI portal) {
        String exempt = first(environment, "no_proxy", "NO_PROXY");
        return exempt != null && new ProxyExemptions(value(environment, exempt)).contain(portal) ? exempt : null;
    }

    /** The first of these variables that is set and not empty; null for none. */
    private static @Nullable String first(Map<String, String> environment, String... names) {
        for (String name : names) {
            if (!value(environment, name).isEmpty()) {
                return name;
            }
        }
        return null;
    }

    private static String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null ? "" : value.strip();
    }

    /** What curl takes: a scheme, a user, a password, a port may lack; what follows the port does not count. */
    private static Proxy parse(String address, String variable, String portal) {
        int start = address.indexOf("://") + 3;
        String scheme = start < 3 ? "http" : address.substring(0, start - 3).toLowerCase(Locale.ROOT);
        String rest = start < 3 ? address : address.substring(start);
        // a password may hold any of these characters
        int at = rest.lastIndexOf('@');
        int end = at + 1;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        HostPort place;
        try {
            place = HostPort.parse(rest.substring(at + 1, end));
        } catch (IllegalArgumentException e) {
            throw unusable("the proxy in " + variable + " is not a valid address: " + e.getMessage(), variable, portal);
        }
        if (!scheme.equals("http")) {
            String kind = scheme.startsWith("socks") ? "a SOCKS proxy" : "a proxy of the scheme " + scheme;
            String what = kind + " (" + scheme + "://" + shown(place.host(), place.port()) + ")";
            throw unusable(variable + " names " + what + "; only HTTP proxies are supported", variable, portal);
        }
        String login = at < 0 ? "" : rest.substring(0, at);
        int colon = login.indexOf(':');
        String user = decoded(colon < 0 ? login : login.substring(0, colon));
        return new Proxy(
                place.host(),
                place.port() < 0 ? USUAL_PORT : place.port(),
                user.isEmpty() ? null : user,
                colon < 0 ? "" : decoded(login.substring(colon + 1)),
                variable);
    }

    /** Without percent-encoding; a text that is not encoded stays as it is. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    // The value is not shown: it may hold a password.
    private static TicketsException unusable(String what, String variable, String portal) {
        return TicketsException.usage(
                what, "set " + variable + " to http://HOST:PORT, or add " + portal + " to NO_PROXY");
    }

    private static String shown(String host, int port) {
        return HostPort.shown(host) + (port < 0 ? "" : ":" + port);
    }

    /** {@code proxy.example.net:3128 (from HTTPS_PROXY)}, without the password. */
    @Override
    public String toString() {
        return shown(host, port) + " (from " + variable + ")";
    }
}
