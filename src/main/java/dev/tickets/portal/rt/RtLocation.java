package dev.tickets.portal.rt;

import dev.tickets.ticket.TicketNumber;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The address that RT answers a change with: {@code /REST/2.0/transaction/76}. */
final class RtLocation {
    private RtLocation() {}

    /**
     * The number of a resource of this API; empty for any other address, which may name something at another portal.
     *
     * @param api address of the API
     * @param kind {@code ticket} or {@code transaction}
     */
    static String number(URI api, String kind, @Nullable String location) {
        if (location == null) {
            return "";
        }
        URI address;
        try {
            address = api.resolve(location.strip());
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
        String base = api + "/" + kind + "/";
        String text = address.toString();
        String number = text.startsWith(base) ? text.substring(base.length()) : "";
        return TicketNumber.isNumber(number) ? number : "";
    }
}
