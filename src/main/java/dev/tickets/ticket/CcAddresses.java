package dev.tickets.ticket;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * CC addresses. The check catches typing errors; it does not guarantee delivery. A domain may have letters of any
 * script, as far as names of the internet may ({@link IDN}); it is sent as typed.
 */
public final class CcAddresses {
    private static final int LONGEST = 254;
    private static final int LONGEST_LABEL = 63;
    /** The dots of East Asian keyboards, which IDN takes for dots. */
    private static final String DOTS = "\u3002\uFF0E\uFF61";

    private CcAddresses() {}

    /**
     * The addresses in these comma-separated lists, without duplicates. A name before an address in angle brackets, as
     * mail programs copy it, is dropped.
     *
     * @throws TicketsException (usage) that names all invalid addresses
     */
    public static List<String> parse(List<String> lists) {
        List<String> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (String list : lists) {
            for (String item : items(list)) {
                String address = bare(blanksStripped(item));
                if (address.isEmpty()) {
                    continue;
                }
                String fault = fault(address);
                if (fault != null) {
                    bad.add("'" + address + "'" + fault);
                } else if (good.stream().noneMatch(address::equalsIgnoreCase)) {
                    good.add(address);
                }
            }
        }
        if (!bad.isEmpty()) {
            throw TicketsException.usage(
                    (bad.size() == 1 ? "not an e-mail address: " : "not e-mail addresses: ") + String.join(", ", bad),
                    "separate addresses by commas: --cc ann@example.net,bob@example.net");
        }
        return good;
    }

    /** The parts of a comma-separated list that is not finished: the parts may be no addresses yet. */
    public static List<String> unchecked(String list) {
        List<String> parts = new ArrayList<>();
        for (String item : list.split(",", -1)) {
            if (!item.isBlank()) {
                parts.add(item.strip());
            }
        }
        return parts;
    }

    /** The items between commas, but not between commas of a name in quotation marks. */
    private static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '"') {
                quoted = !quoted && list.indexOf('"', i + 1) > 0;
            } else if (c == ',' && !quoted) {
                items.add(list.substring(start, i));
                start = i + 1;
            }
        }
        items.add(list.substring(start));
        return items;
    }

    /** The address without a name before it, and with plain dots in its domain. */
    private static String bare(String item) {
        int open = item.lastIndexOf('<');
        String address =
                open >= 0 && item.endsWith(">") ? blanksStripped(item.substring(open + 1, item.length() - 1)) : item;
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1);
        for (int i = 0; i < DOTS.length(); i++) {
            domain = domain.replace(DOTS.charAt(i), '.');
        }
        return address.substring(0, at + 1) + domain;
    }

    /** Strips white space of any kind, but no invisible characters: these are errors. */
    private static String blanksStripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Why the text is not an address: a reason to print after it, maybe empty; null for an address. */
    private static @Nullable String fault(String text) {
        int at = text.lastIndexOf('@');
        String unseen = unseen(text, at);
        if (unseen != null) {
            return unseen;
        }
        return isAddress(text, at) ? null : "";
    }

    /** The first character that nobody sees; ZWJ and ZWNJ are letters' companions in the domains of some scripts. */
    private static @Nullable String unseen(String text, int at) {
        int before = -1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean joins = i > at
                    && InvisibleCharacters.contains(c)
                    && !InvisibleCharacters.isHidden(before, c, next < text.length() ? text.codePointAt(next) : -1);
            if (c != ' ' && !joins && InvisibleCharacters.isBlank(c)) {
                return String.format(Locale.ROOT, " (holds the invisible character U+%04X)", c);
            }
            before = c;
            i = next;
        }
        return null;
    }

    private static boolean isAddress(String text, int at) {
        if (at < 1 || text.length() > LONGEST || text.indexOf('@') != at) {
            return false;
        }
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 127 || "()<>[]:;,\\\"".indexOf(c) >= 0) {
                return false;
            }
        }
        return text.charAt(0) != '.'
                && text.charAt(at - 1) != '.'
                && !text.contains("..")
                && isDomain(text.substring(at + 1));
    }

    private static boolean isDomain(String domain) {
        String ascii = ascii(domain);
        String[] labels = ascii.split("\\.", -1);
        if (labels.length < 2) {
            return false;
        }
        for (String label : labels) {
            if (label.isEmpty() || label.length() > LONGEST_LABEL || label.startsWith("-") || label.endsWith("-")) {
                return false;
            }
            for (int i = 0; i < label.length(); i++) {
                char c = label.charAt(i);
                if (c >= 0x80 || !(Character.isLetterOrDigit(c) || c == '-')) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The name as the internet's servers know it; empty for a name that they cannot know. */
    private static String ascii(String domain) {
        for (int i = 0; i < domain.length(); i++) {
            if (domain.charAt(i) >= 0x80) {
                try {
                    return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES);
                } catch (IllegalArgumentException noDomain) {
                    return "";
                }
            }
        }
        return domain;
    }
}
