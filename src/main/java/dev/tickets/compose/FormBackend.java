package dev.tickets.compose;

import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.TicketsException;
import java.util.List;

/** What the wizard must know of the portal, and whom it lets look at a draft. */
public interface FormBackend {
    /** The departments of the portal. */
    List<Department> departments();

    /** The services of the customer. */
    List<Service> services();

    /** Whether a message can be encrypted here, so that it is worth a question. */
    boolean canEncrypt();

    /**
     * Looks at the attachments of the draft; may ask what is to be done with them.
     *
     * @return the draft, with what was granted
     * @throws TicketsException (usage) that says what is wrong with them
     */
    Draft checkAttachments(Draft draft);

    /**
     * Gets the draft ready to be sent.
     *
     * @return all of it, as it will be sent
     * @throws TicketsException when it cannot be sent as it is
     */
    String rehearse(Draft draft);
}
