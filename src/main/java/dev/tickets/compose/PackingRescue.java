package dev.tickets.compose;

import dev.tickets.filing.InterruptReport;
import dev.tickets.state.AtExit;
import dev.tickets.terminal.Prompts;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Submission;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Keeps the draft if the packing of its attachments fails, is interrupted, or exceeds the time limit. */
final class PackingRescue {
    private final WritingContext context;
    private final UnaryOperator<TicketsException> keeping;
    private boolean over;

    /** @param keeping keeps the draft, and adds to the failure where the draft is */
    PackingRescue(WritingContext context, UnaryOperator<TicketsException> keeping) {
        this.context = context;
        this.keeping = keeping;
    }

    Submission during(Supplier<Submission> packing) {
        AtExit hook = AtExit.run("tickets-packing", this::interrupted);
        context.rescue().accept(this::kept);
        try {
            Submission packed = packing.get();
            end();
            return packed;
        } catch (Prompts.Left e) {
            throw kept(new TicketsException(ErrorCode.INTERRUPTED, "cancelled; nothing was sent", null, e));
        } catch (RuntimeException | Error e) {
            throw kept(Unexpected.failure(e));
        } finally {
            hook.cancel();
            context.rescue().accept(null);
        }
    }

    /** At the end of the process; a run whose time is over has reported already. */
    private synchronized void interrupted() {
        if (over) {
            return;
        }
        context.notices()
                .error(kept(InterruptReport.interrupted(
                        "interrupted while the attachments were prepared; nothing was sent", null)));
    }

    private synchronized TicketsException kept(TicketsException failure) {
        if (over) {
            return failure;
        }
        over = true;
        return keeping.apply(failure);
    }

    /** A message whose draft was kept is not sent too. */
    private synchronized void end() {
        if (over) {
            throw new TicketsException(ErrorCode.INTERRUPTED, "the run has ended");
        }
        over = true;
    }
}
