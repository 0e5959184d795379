package dev.tickets.cli;

import dev.tickets.compose.FormBackend;
import dev.tickets.filing.Submitter;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.MessageBody;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketsException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the wizard for a new ticket needs of a run. */
final class TicketForm implements FormBackend {
    private final Run run;
    private @Nullable Submission parcel;

    TicketForm(Run run) {
        this.run = run;
    }

    @Override
    public List<Department> departments() {
        return known(
                () -> run.names().departments(false), () -> run.names().kept().lastDepartments());
    }

    @Override
    public List<Service> services() {
        return known(() -> run.names().services(false), () -> run.names().kept().lastServices());
    }

    /** While the portal cannot be asked, what it had last; the outbox sends the ticket when it can. */
    private static <T> List<T> known(Supplier<List<T>> now, Supplier<Optional<List<T>>> last) {
        try {
            return now.get();
        } catch (TicketsException e) {
            if (!e.code().isPortalAway()) {
                throw e;
            }
            return last.get().orElseThrow(() -> e);
        }
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
        Submission ready = run.mailroom().filing().pack(draft);
        parcel = ready;
        try {
            Submitter.Plan plan = run.mailroom().filing().plan(ready);
            return ready.sealed()
                    ? FilingReport.shown(plan, MessageBody.body(draft, null, List.of()))
                    : FilingReport.shown(plan);
        } catch (TicketsException e) {
            if (!e.code().isPortalAway()) {
                throw e;
            }
            // the outbox takes it, and sends it when it can
            return e.getMessage() + "\n\n" + FilingReport.unresolved(ready, draft);
        }
    }

    /** What was shown last. */
    Submission parcel() {
        return Objects.requireNonNull(parcel);
    }
}
