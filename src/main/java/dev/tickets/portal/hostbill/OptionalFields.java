package dev.tickets.portal.hostbill;

import dev.tickets.state.portals.PortalFacts;
import dev.tickets.ticket.NewTicket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The optional fields of a new ticket, of which HostBill documents none. A field that tickets of the portal have shown,
 * or that the portal's description of its API lists, is sent. A field that the description leaves out is not sent: a
 * line of the message carries its value. No line can replace the priority, so the priority is always sent.
 */
final class OptionalFields {
    /** Known names of the field with the related service. */
    static final List<String> SERVICE = List.of("service_id", "service", "related_service");

    private static final String CC = "cc";
    private static final String PRIORITY = "priority";

    private final PortalFacts facts;

    OptionalFields(PortalFacts facts) {
        this.facts = facts;
    }

    /** The fields with their values, as they are sent. */
    Map<String, String> of(NewTicket ticket) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (ticket.priority() != null) {
            fields.put(PRIORITY, TicketMapper.priority(ticket.priority()));
        }
        if (!ticket.cc().isEmpty() && (facts.keepsCc() || !facts.leavesOut(CC))) {
            fields.put(CC, String.join(",", ticket.cc()));
        }
        String service = service();
        if (ticket.service() != null && service != null) {
            fields.put(service, ticket.service().id());
        }
        return fields;
    }

    /** The field with the related service. Its name differs between portals, so none is tried without a description. */
    @Nullable
    String service() {
        String shown = facts.serviceField();
        if (shown != null) {
            return shown;
        }
        for (String field : SERVICE) {
            if (facts.describedFields().contains(field)) {
                return field;
            }
        }
        return null;
    }
}
