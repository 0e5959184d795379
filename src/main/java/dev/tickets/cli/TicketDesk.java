package dev.tickets.cli;

import dev.tickets.compose.WizardDesk;
import dev.tickets.filing.Filing;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.ZipWishes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the wizard for a new ticket needs of a run. */
final class TicketDesk implements WizardDesk {
    private final Run run;
    private Filing.@Nullable Plan plan;

    TicketDesk(Run run) {
        this.run = run;
    }

    @Override
    public List<Department> departments() {
        return run.departments(false);
    }

    @Override
    public List<Service> services() {
        return run.services(false);
    }

    /** Only what the command line said, until there is a key or a proof to know of. */
    @Override
    public boolean canEncrypt() {
        return false;
    }

    @Override
    public Draft checkAttachments(Draft draft) {
        ZipWishes wishes = run.preparation(draft).check(draft.attachments());
        return draft.but().packing(wishes).draft();
    }

    @Override
    public String rehearse(Draft draft) {
        plan = run.filing().prepare(draft);
        return FilingReport.shown(plan);
    }

    /** What was shown last. */
    Filing.Plan plan() {
        return Objects.requireNonNull(plan);
    }
}
