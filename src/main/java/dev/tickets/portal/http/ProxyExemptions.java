package dev.tickets.portal.http;

import dev.tickets.config.HostPort;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of {@code NO_PROXY}, as curl reads the list: separated by commas or blanks; a name stands for its
 * subdomains too, with or without a dot in front; an address of IPv4 or IPv6 may name a network ({@code 10.0.0.0/8}). A
 * network contains only hosts that are written as addresses: no name is looked up for it. An entry may carry a port.
 */
final class ProxyExemptions {
    private static final int HTTPS = 443;

    private final String list;

    ProxyExemptions(String list) {
        this.list = list;
    }

    boolean contain(URI portal) {
        HostPort place = HostPort.of(portal);
        String host = place.host();
        byte[] address = address(host);
        int port = place.port() < 0 ? HTTPS : place.port();
        for (String entry : list.split("[,\\s]+", -1)) {
            if (entry.equals("*") || (!entry.isEmpty() && contains(entry, host, address, port))) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(String entry, String host, byte @Nullable [] address, int port) {
        int slash = entry.indexOf('/');
        if (slash >= 0) {
            return address != null && isNetwork(entry.substring(0, slash), entry.substring(slash + 1), address);
        }
        byte[] whole = address(entry);
        if (whole != null) {
            return address != null && Arrays.equals(whole, address);
        }
        String name = entry.startsWith("*.") ? entry.substring(2) : entry.startsWith(".") ? entry.substring(1) : entry;
        HostPort place;
        try {
            place = HostPort.parse(name);
        } catch (IllegalArgumentException noHost) {
            return false;
        }
        if (place.port() >= 0 && place.port() != port) {
            return false;
        }
        return address == null
                ? ("." + host).endsWith("." + place.host())
                : Arrays.equals(address(place.host()), address);
    }

    private static boolean isNetwork(String network, String bits, byte[] address) {
        byte[] prefix = address(network);
        if (prefix == null || prefix.length != address.length || bits.isEmpty() || bits.length() > 3) {
            return false;
        }
        int length = 0;
        for (int i = 0; i < bits.length(); i++) {
            if (bits.charAt(i) < '0' || bits.charAt(i) > '9') {
                return false;
            }
            length = 10 * length + bits.charAt(i) - '0';
        }
        for (int i = 0; i < length; i++) {
            if (i >= 8 * address.length || ((prefix[i / 8] ^ address[i / 8]) & (0x80 >> (i % 8))) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of a literal address, with or without brackets; null for a name, which is not looked up. */
    private static byte @Nullable [] address(String text) {
        boolean ipv6 = text.indexOf(':') != text.lastIndexOf(':');
        boolean ipv4 = !ipv6 && text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        if (!ipv4 && !ipv6) {
            return null;
        }
        try {
            String bare = text.startsWith("[") ? text.substring(1) : text;
            bare = bare.endsWith("]") ? bare.substring(0, bare.length() - 1) : bare;
            return InetAddress.getByName(ipv6 ? "[" + bare + "]" : bare).getAddress();
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }
}
