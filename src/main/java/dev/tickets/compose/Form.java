package dev.tickets.compose;

import dev.tickets.filing.Directory;
import dev.tickets.filing.EncryptionPolicy;
import dev.tickets.filing.Submitter;
import dev.tickets.render.Style;
import dev.tickets.render.ThreadView;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The wizard's backend for a ticket or reply. The packed message is shown and sent. */
public final class Form implements FormBackend {
    /** The number of messages shown before a reply is written. */
    private static final int LAST = 2;

    private final WritingContext context;
    private final EncryptionPolicy policy;
    private final Submitter submitter;
    private final Directory directory;
    private final EncryptionSetup setup;
    private final @Nullable Reference reference;
    private final @Nullable TicketThread thread;
    private @Nullable Submission packed;

    /**
     * @param reference closes the message; null for none
     * @param thread the ticket of a reply; null for a new ticket
     */
    public Form(
            WritingContext context,
            Submitter submitter,
            Directory directory,
            EncryptionSetup setup,
            @Nullable Reference reference,
            @Nullable TicketThread thread) {
        this.context = context;
        this.policy = context.policy().get();
        this.submitter = submitter;
        this.directory = directory;
        this.setup = setup;
        this.reference = reference;
        this.thread = thread;
    }

    /** The last messages of a thread. */
    public static String end(TicketThread thread) {
        return new ThreadView(Style.PLAIN).lastMessages(LAST).text(thread).stripTrailing() + "\n";
    }

    @Override
    public List<Department> departments() {
        return directory.lastDepartments();
    }

    @Override
    public @Nullable String defaultDepartment() {
        return context.profile().get().defaultDepartment();
    }

    @Override
    public boolean listsServices() {
        return directory.listsServices();
    }

    @Override
    public List<Service> services() {
        return directory.lastServices();
    }

    @Override
    public boolean canEncrypt(Draft draft) {
        return !draft.encryptTo().isEmpty() || policy.isPossible();
    }

    @Override
    public String encryptionNeeds() {
        return policy.needs();
    }

    @Override
    public boolean canTestPortal() {
        return policy.mayTestPortal();
    }

    @Override
    public List<ImportedKey> importKeys(String file) {
        return setup.importKeys(file);
    }

    @Override
    public String testPortal(Draft draft) {
        String where = thread == null ? draft.department() : thread.ticket().department();
        if (where == null) {
            throw TicketsException.usage(
                    "a test ticket needs a department", "tickets doctor --prove-encryption -d DEPT");
        }
        return setup.test(where);
    }

    @Override
    public Draft withPicture(Draft draft) {
        return new ClipboardPicture(context).attachedTo(draft);
    }

    @Override
    public Draft checkAttachments(Draft draft) {
        return policy.check(draft);
    }

    @Override
    public Draft checkText(Draft draft) {
        return submitter.checkText(draft);
    }

    @Override
    public String rehearse(Draft draft) {
        packed = null;
        Submission ready = submitter.pack(draft);
        packed = ready;
        // the author of an encrypted message sees the text from before encryption
        Draft shown = ready.encrypted() ? draft : submitter.shown(ready.draft());
        if (thread != null) {
            return Preview.reply(thread.ticket(), ready, shown, reference);
        }
        try {
            Submitter.Plan plan = submitter.plan(ready);
            String words = ready.encrypted()
                    ? MessageBody.body(draft, null, List.of())
                    : plan.ticket().body();
            return Preview.ticket(plan, words, reference);
        } catch (TicketsException e) {
            if (!e.code().isPortalAway()) {
                throw e;
            }
            // the outbox keeps the message and sends it later
            return e.getMessage() + "\n\n" + Preview.unresolved(ready, shown, reference);
        }
    }

    /** The message last shown; null when it cannot be sent. */
    @Nullable
    Submission packed() {
        return packed;
    }
}
