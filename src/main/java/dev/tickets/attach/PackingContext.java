package dev.tickets.attach;

import dev.tickets.ticket.Progress;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The surroundings of packing.
 *
 * @param folder that relative paths start from
 * @param staging folder for archives and the content of pipes
 * @param notices for the user
 * @param sums whether the SHA-256 of each attachment is needed
 * @param ask a yes-or-no question; always no without a terminal
 */
public record PackingContext(
        Path folder,
        InputStream standardInput,
        Staging staging,
        Clock clock,
        Consumer<String> notices,
        boolean sums,
        Predicate<String> ask,
        Progress.Display progress) {}
