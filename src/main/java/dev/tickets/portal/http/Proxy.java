package dev.tickets.portal.http;

import dev.tickets.ticket.TicketsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the environment names for an https portal: {@code HTTPS_PROXY}, else {@code ALL_PROXY}, unless
 * {@code NO_PROXY} lists the host; lower-case names too, as curl reads them. Plain http goes to this machine only, so
 * it never meets one.
 *
 * @param userInfo {@code user:password} for the proxy, or null
 */
record Proxy(String host, int port, @Nullable String userInfo) {

    /**
     * The proxy for that address, or null for none.
     *
     * @throws TicketsException (usage) if the variable holds no usable address
     */
    static @Nullable Proxy of(Map<String, String> environment, URI portal) {
        String scheme = String.valueOf(portal.getScheme());
        if (!scheme.equalsIgnoreCase("https") || isExempt(variable(environment, "NO_PROXY"), portal)) {
            return null;
        }
        String https = variable(environment, "HTTPS_PROXY");
        String address = https.isEmpty() ? variable(environment, "ALL_PROXY") : https;
        return address.isEmpty() ? null : parse(address);
    }

    private static Proxy parse(String address) {
        try {
            URI uri = new URI(address.contains("://") ? address : "http://" + address);
            if (uri.getHost() != null && "http".equalsIgnoreCase(uri.getScheme())) {
                return new Proxy(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort(), uri.getUserInfo());
            }
        } catch (URISyntaxException e) {
            throw unusable();
        }
        throw unusable();
    }

    // The value is not shown: it may hold a password.
    private static TicketsException unusable() {
        return TicketsException.usage(
                "the proxy in HTTPS_PROXY or ALL_PROXY is not a valid address",
                "set the variable to http://HOST:PORT, or list the portal's host in NO_PROXY");
    }

    /** Whether the list names the host, a domain above it, or everything ({@code *}); entries may carry a port. */
    private static boolean isExempt(String list, URI portal) {
        String host = portal.getHost().toLowerCase(Locale.ROOT);
        int port = portal.getPort() < 0 ? 443 : portal.getPort();
        for (String item : list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
            String name = item;
            int colon = item.lastIndexOf(':');
            if (colon > 0 && item.indexOf(':') == colon) {
                if (!item.substring(colon + 1).equals(String.valueOf(port))) {
                    continue;
                }
                name = item.substring(0, colon);
            }
            String domain = name.startsWith("*.") ? name.substring(1) : name.startsWith(".") ? name : "." + name;
            if (name.equals("*") || (domain.length() > 1 && ("." + host).endsWith(domain))) {
                return true;
            }
        }
        return false;
    }

    private static String variable(Map<String, String> environment, String name) {
        String lower = environment.get(name.toLowerCase(Locale.ROOT));
        String value = lower != null && !lower.isEmpty() ? lower : environment.get(name);
        return value == null ? "" : value.strip();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
