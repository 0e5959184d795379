package dev.tickets.portal.hostbill;

import dev.tickets.config.PortalAddress;
import dev.tickets.ticket.TicketNumber;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts between a ticket's number and the address of its page. */
final class TicketUrl {
    private static final String NUMBER = "{number}";

    private final List<String> templates = new ArrayList<>();

    /** @param own the profile's template with {@code {number}} in it, or null */
    TicketUrl(URI portal, @Nullable String own) {
        if (own != null) {
            templates.add(own);
        }
        templates.add(portal + "/tickets/view/" + NUMBER + "/");
        templates.add(portal + "/?cmd=tickets&action=view&num=" + NUMBER);
    }

    String of(TicketNumber number) {
        return templates.get(0).replace(NUMBER, number.value());
    }

    /** The ticket that such an address names; empty for any other address. */
    Optional<TicketNumber> in(String address) {
        String spelled = PortalAddress.spelled(address);
        for (String own : templates) {
            String template = PortalAddress.spelled(own);
            int at = template.indexOf(NUMBER);
            String before = template.substring(0, at);
            String after = template.substring(at + NUMBER.length());
            String rest = spelled.regionMatches(true, 0, before, 0, before.length())
                    ? spelled.substring(before.length())
                    : "";
            String digits = rest.substring(
                    0, rest.length() - rest.replaceFirst("^\\d+", "").length());
            String end = rest.substring(digits.length());
            boolean ends = end.equals(after) || end.isEmpty() || end.startsWith("#") || after.equals(end + "/");
            if (ends && TicketNumber.isNumber(digits)) {
                return Optional.of(new TicketNumber(digits));
            }
        }
        return Optional.empty();
    }
}
