package dev.tickets.filing;

import dev.tickets.attach.Prepared;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.ArrayList;
import java.util.List;

/** Sends the attachments that did not fit in the first message, as replies in their order, each confirmed. */
final class FollowUps {
    private final Portal portal;
    private final Shortfall shortfall;

    FollowUps(Portal portal, Shortfall shortfall) {
        this.portal = portal;
        this.shortfall = shortfall;
    }

    /**
     * Sends them; after the first that fails, the rest is left and said to be missing.
     *
     * @param thread the ticket as it was read back last
     * @return the ticket as it is then
     */
    TicketThread send(TicketThread thread, Prepared prepared) {
        TicketThread current = thread;
        int total = prepared.all().size();
        int sent = prepared.first().size();
        for (int i = 0; i < prepared.later().size(); i++) {
            List<ReadyAttachment> batch = prepared.later().get(i);
            String which = batch.size() == 1
                    ? "Attachment " + (sent + 1)
                    : "Attachments " + (sent + 1) + " to " + (sent + batch.size());
            String body = which + " of " + total;
            try {
                Replying.Sent reply = new Replying(portal).send(current, body, batch);
                shortfall.files(portal, batch, reply.message().attachments());
                current = reply.thread();
            } catch (TicketsException e) {
                List<String> names = new ArrayList<>();
                prepared.later()
                        .subList(i, prepared.later().size())
                        .forEach(left -> left.forEach(file -> names.add(file.name())));
                shortfall.unsent(names, e);
                return current;
            }
            sent += batch.size();
        }
        return current;
    }
}
