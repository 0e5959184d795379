package dev.tickets.portal.rt;

import dev.tickets.ticket.TicketNumber;
import java.util.Map;

/** What staff does with tickets of one customer, so that none is found where it was filed. */
enum Reordering {
    MERGES_OURS_INTO_AN_OLDER_ONE {
        @Override
        void act(RtClient staff, TicketNumber older, TicketNumber middle, TicketNumber ours) {
            staff.merge(ours, older);
        }
    },
    MERGES_AN_OLDER_ONE_INTO_OURS {
        @Override
        void act(RtClient staff, TicketNumber older, TicketNumber middle, TicketNumber ours) {
            staff.merge(older, ours);
        }
    },
    MERGES_TWICE {
        @Override
        void act(RtClient staff, TicketNumber older, TicketNumber middle, TicketNumber ours) {
            staff.merge(ours, middle);
            staff.merge(middle, older);
        }
    },
    CHANGES_THE_SUBJECT {
        @Override
        void act(RtClient staff, TicketNumber older, TicketNumber middle, TicketNumber ours) {
            staff.send("PUT", "/ticket/" + ours, Map.of("Subject", "Quite another"));
        }
    };

    abstract void act(RtClient staff, TicketNumber older, TicketNumber middle, TicketNumber ours);
}
