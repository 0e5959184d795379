package dev.tickets.portal.rt;

import dev.tickets.config.PortalAddress;
import dev.tickets.ticket.TicketNumber;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts between a ticket's number and the address of its page. */
final class RtTicketUrl {
    private static final String NUMBER = "{number}";

    private final List<String> templates = new ArrayList<>();

    /** @param own the profile's template with {@code {number}} in it, or null */
    RtTicketUrl(URI portal, @Nullable String own) {
        if (own != null) {
            templates.add(own);
        }
        // RT redirects customers from the first of these pages to the second
        templates.add(portal + "/Ticket/Display.html?id=" + NUMBER);
        templates.add(portal + "/SelfService/Display.html?id=" + NUMBER);
    }

    String of(TicketNumber number) {
        return templates.get(0).replace(NUMBER, number.value());
    }

    /** The ticket that such an address names; empty for any other address. */
    Optional<TicketNumber> in(String address) {
        String spelled = PortalAddress.spelled(address);
        int anchor = spelled.indexOf('#');
        String page = anchor < 0 ? spelled : spelled.substring(0, anchor);
        for (String own : templates) {
            String template = PortalAddress.spelled(own);
            int at = template.indexOf(NUMBER);
            String before = template.substring(0, at);
            String after = template.substring(at + NUMBER.length());
            if (page.startsWith(before) && page.endsWith(after) && page.length() >= before.length() + after.length()) {
                String digits = page.substring(before.length(), page.length() - after.length());
                if (TicketNumber.isNumber(digits)) {
                    return Optional.of(new TicketNumber(digits));
                }
            }
        }
        return Optional.empty();
    }
}
