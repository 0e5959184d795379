package dev.tickets.compose;

import dev.tickets.filing.Directory;
import dev.tickets.filing.EncryptionPolicy;
import dev.tickets.filing.Submitter;
import dev.tickets.render.Style;
import dev.tickets.render.ThreadView;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.MessageBody;
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

    private final EncryptionPolicy policy;
    private final Submitter submitter;
    private final Directory directory;
    private final @Nullable TicketThread thread;
    private @Nullable Submission packed;

    /** @param thread the ticket of a reply; null for a new ticket */
    public Form(EncryptionPolicy policy, Submitter submitter, Directory directory, @Nullable TicketThread thread) {
        this.policy = policy;
        this.submitter = submitter;
        this.directory = directory;
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
    public List<Service> services() {
        return directory.lastServices();
    }

    @Override
    public boolean canEncrypt() {
        return policy.isPossible();
    }

    @Override
    public Draft checkAttachments(Draft draft) {
        return policy.check(draft);
    }

    @Override
    public String rehearse(Draft draft) {
        packed = null;
        Submission ready = submitter.pack(draft);
        packed = ready;
        if (thread != null) {
            return Preview.reply(thread.ticket(), ready, draft);
        }
        try {
            Submitter.Plan plan = submitter.plan(ready);
            return ready.encrypted()
                    ? Preview.ticket(plan, MessageBody.body(draft, null, List.of()))
                    : Preview.ticket(plan);
        } catch (TicketsException e) {
            if (!e.code().isPortalAway()) {
                throw e;
            }
            // the outbox keeps the message and sends it later
            return e.getMessage() + "\n\n" + Preview.unresolved(ready, draft);
        }
    }

    /** The message last shown; null when it cannot be sent. */
    @Nullable
    Submission packed() {
        return packed;
    }
}
