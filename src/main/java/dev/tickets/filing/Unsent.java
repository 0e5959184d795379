package dev.tickets.filing;

import dev.tickets.state.outbox.DeliveryProgress;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketNumber;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left of a message to send: all of it, or, once the first message has arrived, a reply with the attachments of
 * those that follow it.
 */
record Unsent(Submission parcel, DeliveryProgress progress) {
    /** The words; of a text that was not kept, everything but the text. */
    Draft draft() {
        TicketNumber number = progress.number();
        if (number != null) {
            return Draft.reply(number).message("The other attachments").draft();
        }
        return parcel.isWithoutText() ? parcel.draft().but().message(null).draft() : parcel.draft();
    }

    List<ReadyAttachment> files() {
        List<ReadyAttachment> left = new ArrayList<>();
        List<List<ReadyAttachment>> messages = parcel.attachments().messages();
        for (int i = progress.arrived() ? progress.followUps() + 1 : 0; i < messages.size(); i++) {
            left.addAll(messages.get(i));
        }
        return left;
    }

    /** How parts are joined; whoever reads the first message knows it. */
    String note() {
        return progress.arrived() ? "" : parcel.attachments().note();
    }
}
