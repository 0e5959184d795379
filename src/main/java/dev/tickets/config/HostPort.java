package dev.tickets.config;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Host and port of a web address, in the one spelling that all spellings share: lower case, international names in the
 * ASCII form of the wire ({@code xn--}), an IPv6 address as RFC 5952 has it, no dot that closes the host.
 *
 * @param port -1 where none is given
 */
public record HostPort(String host, int port) {
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    /**
     * Letters that IDNA 2003, which Java knows, replaces or drops, and IDNA 2008 keeps: the same name would lead to two
     * hosts.
     */
    private static final String AMBIGUOUS = "\u00DF\u03C2\u200C\u200D";

    /** Host and port of an address; unlike the getters of {@link URI}, also where the host has an underscore. */
    public static HostPort of(URI address) {
        String authority = String.valueOf(address.getRawAuthority());
        return parse(authority.substring(authority.lastIndexOf('@') + 1));
    }

    /**
     * Reads {@code HOST} or {@code HOST:PORT}.
     *
     * @throws IllegalArgumentException that says in words what is wrong
     */
    public static HostPort parse(String authority) {
        int colon = authority.indexOf(':', authority.startsWith("[") ? authority.indexOf(']') : 0);
        if (!authority.startsWith("[") && colon != authority.lastIndexOf(':')) {
            throw new IllegalArgumentException("an IPv6 address stands in brackets, like [2001:db8::1]");
        }
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        return new HostPort(host.startsWith("[") ? ipv6(host) : name(ascii(host)), port.isEmpty() ? -1 : port(port));
    }

    /**
     * The one spelling of a host: lower case, an IPv6 address as RFC 5952 has it, and no closing dot. That dot only
     * tells a resolver that the name is complete; certificates and SNI (RFC 6066, section 3) name hosts without it.
     */
    public static String spelled(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.indexOf('%') < 0) {
            return Ipv6Text.of(name);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static int port(String digits) {
        boolean number = digits.length() <= 5;
        for (int i = 0; i < digits.length(); i++) {
            number = number && digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        int port = number ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("the port must be a number from 1 to 65535");
        }
        return port;
    }

    private static String ipv6(String literal) {
        try {
            if (new URI("x://" + literal).getHost() != null) {
                return spelled(literal);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an IPv6 address", e);
        }
        throw new IllegalArgumentException("not an IPv6 address");
    }

    /** The form of the wire; a name of ASCII stays as it is. */
    private static String ascii(String host) {
        boolean plain = true;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            plain = plain && c < 0x80;
            if (AMBIGUOUS.indexOf(c) >= 0) {
                throw new IllegalArgumentException("the host has letters with two meanings (\u00DF, \u03C2, joiners);"
                        + " write it in its ASCII form, which begins with xn--");
            }
        }
        try {
            return plain ? host : IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the host is not a name of the Internet", e);
        }
    }

    private static String name(String ascii) {
        String host = spelled(ascii);
        String[] labels = host.split("\\.", -1);
        boolean name = host.length() <= LONGEST_NAME;
        for (String label : labels) {
            name = name && isLabel(label);
        }
        String last = labels[labels.length - 1];
        boolean numeric = !last.isEmpty() && last.charAt(0) >= '0' && last.charAt(0) <= '9';
        if (!name || (numeric && !isIpv4(labels))) {
            throw new IllegalArgumentException("the host is not a name of the Internet");
        }
        return host;
    }

    /** An underscore is not for the names of hosts (RFC 1123), but name servers and certificates allow it. */
    private static boolean isLabel(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) {
                return false;
            }
        }
        return !label.isEmpty() && label.length() <= LONGEST_LABEL && !label.startsWith("-") && !label.endsWith("-");
    }

    private static boolean isIpv4(String[] parts) {
        boolean address = parts.length == 4;
        for (String part : parts) {
            boolean digits = part.length() <= 3;
            for (int i = 0; i < part.length(); i++) {
                digits = digits && part.charAt(i) >= '0' && part.charAt(i) <= '9';
            }
            address = address && digits && Integer.parseInt(part) <= 255;
        }
        return address;
    }

    /**
     * The host for people: an international name as it is written, and in its form of the wire, because letters of
     * different scripts may look alike.
     */
    public static String shown(String host) {
        if (!host.toLowerCase(Locale.ROOT).contains("xn--")) {
            return host;
        }
        String written = IDN.toUnicode(host);
        return written.equals(host) ? host : written + " (" + host + ")";
    }
}
