package dev.tickets.terminal;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The typed text of the open question. A signal is handled by another thread than the one that reads keys, so each
 * receiver is called by one thread at a time.
 */
final class Unfinished {
    private Supplier<String> typed = () -> "";
    private Consumer<String> receiver = text -> {};

    /** A question opens. */
    synchronized void begin(Supplier<String> text, Consumer<String> to) {
        typed = text;
        receiver = to;
    }

    /** The question is answered, or its text was passed on. */
    synchronized void end() {
        begin(() -> "", text -> {});
    }

    /** Passes the typed text on, unless it is blank. */
    synchronized void keep() {
        keep(typed.get());
    }

    /** Passes on this text of the open question, unless it is blank. */
    synchronized void keep(String text) {
        if (!text.isBlank()) {
            receiver.accept(text.stripTrailing());
        }
    }
}
