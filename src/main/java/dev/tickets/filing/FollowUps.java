package dev.tickets.filing;

import dev.tickets.portal.Portal;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends the attachments that did not fit in the first message, as replies in their order, each confirmed. */
final class FollowUps {
    private final Portal portal;
    private final Keeper shipment;
    private final Comparison shortfall;
    private final ExactlyOnce posting;
    private TicketThread current;

    /** @param thread the ticket as it was read back last */
    FollowUps(Portal portal, Keeper shipment, Comparison shortfall, ExactlyOnce posting, TicketThread thread) {
        this.portal = portal;
        this.shipment = shipment;
        this.shortfall = shortfall;
        this.posting = posting;
        this.current = thread;
    }

    /** The ticket as it was read back last. */
    TicketThread thread() {
        return current;
    }

    /**
     * Sends those that are not there yet; after the first that fails, the rest is left.
     *
     * @return null when all are there; else the failure, which says where the rest is kept
     */
    @Nullable
    TicketsException send() {
        List<List<ReadyAttachment>> later = shipment.parcel().attachments().later();
        for (int i = shipment.progress().followUps(); i < later.size(); i++) {
            try {
                // what is not written down may be sent twice, after a crash
                shipment.requireNoted();
                Confirmed arrived = posting.arrive(new FollowUp(i));
                current = arrived.thread();
                shipment.followedBy(i + 1);
                if (arrived.message() != null) {
                    List<ReadyAttachment> sent = later.get(i);
                    List<Attachment> there = arrived.message().attachments();
                    shortfall.comparing(() -> shortfall.files(portal, sent, there));
                }
            } catch (RuntimeException | Error e) {
                return failed(later.subList(shipment.progress().followUps(), later.size()), Unexpected.failure(e));
            }
        }
        return null;
    }

    private TicketsException failed(List<List<ReadyAttachment>> left, TicketsException e) {
        TicketsException settled = shipment.settle(e);
        List<String> names = new ArrayList<>();
        left.forEach(batch -> batch.forEach(file -> names.add(file.name())));
        shortfall.unsent(names, settled);
        return settled;
    }

    /** One of them. */
    private final class FollowUp implements Exchange {
        private final int index;

        FollowUp(int index) {
            this.index = index;
        }

        private String text() {
            return shipment.parcel().attachments().words(index);
        }

        private @Nullable Reference reference() {
            Reference first = shipment.reference();
            return first == null ? null : first.plus(index + 1);
        }

        @Override
        public void prepare() {
            // the ticket is there, and was read just now
        }

        @Override
        public Confirmed send() {
            ReplyReadBack.Sent sent = new ReplyReadBack(portal)
                    .send(
                            current,
                            text(),
                            reference(),
                            shipment.parcel().attachments().later().get(index),
                            false,
                            () -> shipment.accepted(List.of()));
            return new Confirmed(sent.thread(), sent.message());
        }

        @Override
        public SearchResult look() {
            current = portal.ticket(current.ticket().number());
            return new ReferenceSearch(portal, reference(), shipment.createdAt())
                    .in(current, text(), shipment.progress().accepted());
        }

        @Override
        public Confirmed again() {
            throw new UnsupportedOperationException("a reply that was confirmed is not looked for again");
        }

        @Override
        public void compare(Comparison into, Confirmed arrived) {
            throw new UnsupportedOperationException("only its attachments are compared");
        }
    }
}
