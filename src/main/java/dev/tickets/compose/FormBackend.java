package dev.tickets.compose;

import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The wizard's access to the portal and to the checks of a draft. */
public interface FormBackend {
    /** The departments of the portal. */
    List<Department> departments();

    /** The profile's department for a ticket without one; null for none. */
    @Nullable
    String defaultDepartment();

    /** Whether the portal lists services; elsewhere any text names one. */
    boolean listsServices();

    /** The services of the customer. */
    List<Service> services();

    /** Whether the draft can be encrypted. */
    boolean canEncrypt(Draft draft);

    /** Why nothing can be encrypted, and what is needed. */
    String encryptionNeeds();

    /** Whether a test can show that the portal encrypts. */
    boolean canTestPortal();

    /**
     * Imports the public keys of a file.
     *
     * @throws TicketsException when no key was imported
     */
    List<ImportedKey> importKeys(String file);

    /**
     * An imported key.
     *
     * @param shown the fingerprint and the owner, for the user
     */
    record ImportedKey(String fingerprint, String shown) {}

    /**
     * Tests with a ticket whether the portal encrypts.
     *
     * @return the results, one a line
     * @throws TicketsException when the test ticket could not be sent or read
     */
    String testPortal(Draft draft);

    /**
     * Attaches the picture on the clipboard.
     *
     * @throws TicketsException when the clipboard holds no picture, or cannot be read
     */
    Draft withPicture(Draft draft);

    /**
     * Checks the attachments of the draft; may ask how to pack them.
     *
     * @return the draft with the allowed packing
     * @throws TicketsException (usage) that lists the problems of the attachments
     */
    Draft checkAttachments(Draft draft);

    /**
     * Checks the length of the text; may ask whether to send the text as an attachment.
     *
     * @return the draft with the allowed packing
     * @throws TicketsException (usage) when the text is too long for the portal
     */
    Draft checkText(Draft draft);

    /**
     * Packs the draft.
     *
     * @return the message as it will be sent
     * @throws TicketsException when the draft cannot be sent
     */
    String rehearse(Draft draft);
}
