package dev.tickets.compose;

import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.TicketsException;
import java.util.List;

/** The wizard's access to the portal and to the checks of a draft. */
public interface FormBackend {
    /** The departments of the portal. */
    List<Department> departments();

    /** The services of the customer. */
    List<Service> services();

    /** Whether messages can be encrypted. */
    boolean canEncrypt();

    /**
     * Checks the attachments of the draft; may ask how to pack them.
     *
     * @return the draft with the allowed packing
     * @throws TicketsException (usage) that lists the problems of the attachments
     */
    Draft checkAttachments(Draft draft);

    /**
     * Packs the draft.
     *
     * @return the message as it will be sent
     * @throws TicketsException when the draft cannot be sent
     */
    String rehearse(Draft draft);
}
