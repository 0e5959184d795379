package dev.tickets.filing;

import dev.tickets.ticket.Unexpected;
import java.util.ArrayList;
import java.util.List;

/**
 * Local failures after the portal confirmed a message. They are reported in addition to the result, and never replace
 * it.
 */
final class Warnings {
    private final List<String> texts = new ArrayList<>();

    void add(String text) {
        texts.add(text);
    }

    void add(String what, Throwable fault) {
        texts.add(what + ": " + Unexpected.sentence(fault));
    }

    /** Does the work; a failure becomes a warning. */
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
}
