package dev.tickets.attach;

import dev.tickets.ticket.Progress;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What preparing attachments works with.
 *
 * @param folder that relative paths start from
 * @param staging room for archives and for what flowed in
 * @param notices for what the user should know
 * @param sums whether anybody will read the SHA-256 of each attachment
 * @param ask a yes-or-no question; always no where there is nobody to ask
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
