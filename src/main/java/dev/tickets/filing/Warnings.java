package dev.tickets.filing;

import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.util.ArrayList;
import java.util.List;

/** What failed here after the portal had confirmed a message. It is said beside the verdict, and never replaces it. */
final class Warnings {
    private final List<String> texts = new ArrayList<>();

    void add(String text) {
        texts.add(text);
    }

    /** What failed, why, and what helps. */
    void add(String what, Throwable fault) {
        texts.add(what + ": " + said(fault));
    }

    /** Does the work; its failure is a warning. */
    void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            add(what, e);
        }
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    /** A fault in one sentence. */
    static String said(Throwable fault) {
        TicketsException failure = Unexpected.failure(fault);
        return failure.getMessage() + (failure.hint() == null ? "" : " (" + failure.hint() + ")");
    }
}
