package dev.tickets.cli;

import dev.tickets.compose.WizardDesk;
import dev.tickets.filing.Filing;
import dev.tickets.render.Style;
import dev.tickets.render.ThreadView;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketThread;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the wizard for a reply needs of a run. */
final class ReplyDesk implements WizardDesk {
    /** So many messages are shown before the reply is written. */
    private static final int LAST = 2;

    private final Run run;
    private final TicketNumber number;
    private Filing.@Nullable ReplyPlan plan;

    ReplyDesk(Run run, TicketNumber number) {
        this.run = run;
        this.number = number;
    }

    /** Shows what there is to reply to. */
    void show(TicketThread thread) {
        run.prompts()
                .say(new ThreadView(Style.PLAIN).lastMessages(LAST).text(thread).stripTrailing() + "\n");
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
        return false;
    }

    @Override
    public Draft checkAttachments(Draft draft) {
        return draft.but()
                .packing(run.preparation(draft).check(draft.attachments()))
                .draft();
    }

    @Override
    public String rehearse(Draft draft) {
        plan = run.filing().prepareReply(number, draft);
        return FilingReport.shown(plan);
    }

    /** What was shown last. */
    Filing.ReplyPlan plan() {
        return Objects.requireNonNull(plan);
    }
}
