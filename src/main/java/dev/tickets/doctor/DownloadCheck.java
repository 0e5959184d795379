package dev.tickets.doctor;

import static dev.tickets.render.PrivatePart.TICKET;
import static dev.tickets.render.RedactableText.hidden;

import dev.tickets.portal.Portal;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.RedactableText;
import dev.tickets.state.outbox.Receipt;
import dev.tickets.state.outbox.StoredFile;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Sha256;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Downloads one attachment and compares it: with the file that this program has sent, where a receipt knows its sum,
 * else with the size that the portal shows. Nothing is filed, and nothing is kept.
 */
final class DownloadCheck {
    private static final String NAME = "download";

    /** Tickets to open at most: the portal may count a ticket that is opened as read. */
    private static final int MOST_TICKETS = 5;

    private final PortalAccess access;
    private final Supplier<Portal> portal;

    DownloadCheck(PortalAccess access, Supplier<Portal> portal) {
        this.access = access;
        this.portal = portal;
    }

    List<DoctorCheck> checks() {
        DoctorCheck own = own();
        if (own != null) {
            return List.of(own);
        }
        DoctorCheck any = any();
        return List.of(
                any != null
                        ? any
                        : DoctorCheck.ok(NAME, RedactableText.of("no attachment is known, so nothing was downloaded"))
                                .meaning(RedactableText.of("Whether attachments come back whole is not proven.")));
    }

    /** An attachment that this program has sent; null where none is found again. */
    private @Nullable DoctorCheck own() {
        int opened = 0;
        for (Receipt receipt : access.receipts()) {
            // the first sum is that of the message
            boolean known = receipt.reference() != null && receipt.sums().size() > 1;
            if (known && opened < MOST_TICKETS) {
                opened++;
                DoctorCheck check = own(receipt);
                if (check != null) {
                    return check;
                }
            }
        }
        return null;
    }

    private @Nullable DoctorCheck own(Receipt receipt) {
        Optional<TicketThread> thread = portal.get().visible(receipt.number());
        if (thread.isEmpty()) {
            return null;
        }
        // a ticket of another portal may have the same number
        String reference = receipt.reference();
        Message message = reference == null ? null : thread.get().holding(new Reference(reference));
        for (Attachment shown : message == null ? List.<Attachment>of() : message.attachments()) {
            for (StoredFile sent : receipt.sums()) {
                if (shown.name().equals(sent.name())) {
                    return compared(receipt.number(), shown, sent);
                }
            }
        }
        return null;
    }

    private DoctorCheck compared(TicketNumber number, Attachment shown, StoredFile sent) {
        MeasuringStream got = downloaded(number, shown);
        Object ticket = hidden(TICKET, "#" + number);
        if (got.count() == sent.size() && got.sum().equals(sent.sha256())) {
            return DoctorCheck.ok(
                    NAME,
                    RedactableText.of(
                            "{} of {}: {} bytes, the same that were sent", shown.name(), ticket, got.count()));
        }
        return DoctorCheck.problem(
                        NAME,
                        RedactableText.of(
                                "{} of {} came back changed: {} bytes instead of {}, or other bytes",
                                shown.name(),
                                ticket,
                                got.count(),
                                sent.size()))
                .meaning(RedactableText.of("The portal does not keep attachments as they are sent."))
                .hint(RedactableText.of("send files inside a zip: --zip=all"));
    }

    /** The first attachment of the newest tickets; null where they have none. */
    private @Nullable DoctorCheck any() {
        Iterator<List<Ticket>> pages = portal.get().pages(TicketQuery.ALL);
        List<Ticket> newest = pages.hasNext() ? pages.next() : List.of();
        int opened = 0;
        for (Ticket ticket : newest) {
            boolean read = !Boolean.TRUE.equals(ticket.unread());
            if (read && opened < MOST_TICKETS) {
                opened++;
                for (Message message : portal.get().ticket(ticket.number()).messages()) {
                    for (Attachment shown : message.attachments()) {
                        return measured(ticket.number(), shown);
                    }
                }
            }
        }
        return null;
    }

    private DoctorCheck measured(TicketNumber number, Attachment shown) {
        long count = downloaded(number, shown).count();
        Object ticket = hidden(TICKET, "#" + number);
        Long size = shown.size();
        if (size == null || size == count) {
            return DoctorCheck.ok(NAME, RedactableText.of("{} of {}: {} bytes", shown.name(), ticket, count))
                    .meaning(
                            size == null
                                    ? RedactableText.of(
                                            "The portal shows no sizes, so only the download itself is proven.")
                                    : RedactableText.of("The size is the one that the portal shows."));
        }
        return DoctorCheck.problem(
                        NAME,
                        RedactableText.of(
                                "{} of {} has {} bytes, but the portal shows {}", shown.name(), ticket, count, size))
                .meaning(RedactableText.of("Attachments do not come back whole."))
                .hint(RedactableText.of("tell the portal's operator"));
    }

    private MeasuringStream downloaded(TicketNumber number, Attachment shown) {
        MeasuringStream got = new MeasuringStream(Sha256.newDigest());
        portal.get().download(number, shown, got);
        return got;
    }
}
