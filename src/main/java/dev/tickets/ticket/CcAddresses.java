package dev.tickets.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** CC addresses. The check catches typing errors; it does not guarantee delivery. */
public final class CcAddresses {
    private static final int LONGEST = 254;

    private CcAddresses() {}

    /**
     * The addresses in these comma-separated lists, without duplicates.
     *
     * @throws TicketsException (usage) that names all invalid addresses
     */
    public static List<String> parse(List<String> lists) {
        List<String> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (String list : lists) {
            for (String item : list.split(",", -1)) {
                String address = item.strip();
                if (address.isEmpty()) {
                    continue;
                }
                if (!isAddress(address)) {
                    bad.add("'" + address + "'");
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

    private static boolean isAddress(String text) {
        int at = text.lastIndexOf('@');
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
        String[] labels = domain.toLowerCase(Locale.ROOT).split("\\.", -1);
        if (labels.length < 2) {
            return false;
        }
        for (String label : labels) {
            if (label.isEmpty() || label.length() > 63 || label.startsWith("-") || label.endsWith("-")) {
                return false;
            }
            for (int i = 0; i < label.length(); i++) {
                char c = label.charAt(i);
                if (!Character.isLetterOrDigit(c) && c != '-') {
                    return false;
                }
            }
        }
        return true;
    }
}
