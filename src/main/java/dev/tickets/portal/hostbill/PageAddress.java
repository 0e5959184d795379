package dev.tickets.portal.hostbill;

import dev.tickets.config.HostPort;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a web address that decide which page it names.
 *
 * @param site host and port in one spelling; http and https are the same site, because portals redirect one to the
 *     other
 * @param path without slashes at its end
 * @param query the text after {@code ?}; empty for none
 * @param fragment the text after {@code #}; empty for none
 */
record PageAddress(String site, String path, String query, String fragment) {
    /** Reads the address; null for text that is no web address, or that names a user. */
    static @Nullable PageAddress of(String text) {
        String full = text.contains("://") ? text : "https://" + text;
        int host = full.indexOf("://") + 3;
        int path = end(full, host, "/?#");
        int query = end(full, path, "?#");
        int fragment = end(full, query, "#");
        String site = site(full.substring(0, path));
        return site == null
                ? null
                : new PageAddress(
                        site,
                        withoutSlashes(full.substring(path, query)),
                        // addresses in mails may be escaped as in HTML
                        after(full, query, fragment).replace("&amp;", "&"),
                        after(full, fragment, full.length()));
    }

    private static int end(String text, int from, String delimiters) {
        int end = from;
        while (end < text.length() && delimiters.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** The part without its delimiter. */
    private static String after(String text, int from, int to) {
        return from < to ? text.substring(from + 1, to) : "";
    }

    private static @Nullable String site(String front) {
        int host = front.indexOf("://") + 3;
        String scheme = front.substring(0, host - 3).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web || front.indexOf('@') >= 0) {
            return null;
        }
        try {
            HostPort place = HostPort.parse(front.substring(host));
            int usual = scheme.equals("https") ? 443 : 80;
            return place.host() + (place.port() < 0 || place.port() == usual ? "" : ":" + place.port());
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** The same page with another path. */
    PageAddress at(String otherPath) {
        return new PageAddress(site, otherPath, query, fragment);
    }
}
