package dev.tickets.attach;

import dev.tickets.ticket.Progress;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * The surroundings of packing.
 *
 * @param folder that relative paths start from
 * @param staging folder for archives and the content of pipes
 * @param pipes remembers the content of pipes
 * @param notices for the user
 * @param sums whether the SHA-256 of each attachment is needed
 * @param ask always no without a terminal
 */
public record PackingContext(
        Path folder,
        InputStream standardInput,
        Staging staging,
        ReadPipes pipes,
        Clock clock,
        Consumer<String> notices,
        boolean sums,
        Question ask,
        Progress.Display progress) {
    /** A yes-or-no question. */
    @FunctionalInterface
    public interface Question {
        /**
         * Asks, and returns whether the answer is yes.
         *
         * @param preset the answer of Enter alone
         */
        boolean confirms(String question, boolean preset);
    }
}
