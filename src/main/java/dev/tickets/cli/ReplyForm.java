package dev.tickets.cli;

import dev.tickets.compose.FormBackend;
import dev.tickets.render.Style;
import dev.tickets.render.ThreadView;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketThread;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the wizard for a reply needs of a run. */
final class ReplyForm implements FormBackend {
    /** So many messages are shown before the reply is written. */
    private static final int LAST = 2;

    private final Run run;
    private final TicketThread thread;
    private @Nullable Submission parcel;

    /** @param thread that is replied to */
    ReplyForm(Run run, TicketThread thread) {
        this.run = run;
        this.thread = thread;
    }

    /** Shows what there is to reply to. */
    void show() {
        ThreadView view = new ThreadView(Style.PLAIN).lastMessages(LAST);
        run.prompts().say(view.text(thread).stripTrailing() + "\n");
    }

    /** A reply has none. */
    @Override
    public List<Department> departments() {
        return List.of();
    }

    /** A reply has none. */
    @Override
    public List<Service> services() {
        return List.of();
    }

    @Override
    public boolean canEncrypt() {
        return run.encrypting().isPossible();
    }

    @Override
    public Draft checkAttachments(Draft draft) {
        return run.mailroom().checked(draft);
    }

    @Override
    public String rehearse(Draft draft) {
        parcel = run.mailroom().filing().pack(draft);
        return FilingReport.shown(thread.ticket(), parcel, draft);
    }

    /** What was shown last. */
    Submission parcel() {
        return Objects.requireNonNull(parcel);
    }
}
