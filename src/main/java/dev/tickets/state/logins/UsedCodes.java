package dev.tickets.state.logins;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.BoundedFile;
import dev.tickets.state.ProcessLock;
import dev.tickets.state.Sleeper;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Which one-time codes a profile has used: {@code NAME.otp} holds the second at which the period of the last one ends.
 * The file survives {@code logout}, because the portal remembers the code as well.
 */
public final class UsedCodes {
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);
    /** Reservations that lie further ahead were made with a wrong clock. */
    private static final int MOST_AHEAD = 10;

    private final Path folder;
    private final Sleeper sleeper;
    private final TrustedFiles trust;

    public UsedCodes(Path folder, Sleeper sleeper, TrustedFiles trust) {
        this.folder = folder;
        this.sleeper = sleeper;
        this.trust = trust;
    }

    /**
     * Takes the first step that no process has taken, and that does not end within the margin.
     *
     * @param margin in seconds, less than the period
     * @param period in seconds
     * @return the step; it may begin in the future
     */
    public long reserve(String profile, Instant now, int margin, int period) {
        Path file = folder.resolve(profile + ".otp");
        try {
            AtomicFile.makeFolder(folder);
            trust.checkedSecret(file);
            try (ProcessLock lock = ProcessLock.await(folder.resolve(profile + ".otp-lock"), LOCK_PATIENCE, sleeper)) {
                if (lock == null) {
                    throw new TicketsException(
                            ErrorCode.TIMEOUT,
                            "the lock of the one-time codes was not acquired within " + LOCK_PATIENCE.toSeconds()
                                    + " s: another tickets process logs in",
                            "try again");
                }
                long second = now.getEpochSecond();
                long used = usedUntil(file);
                long free = used - second > (long) MOST_AHEAD * period ? 0 : Math.floorDiv(used + period - 1, period);
                long step = Math.max(Math.floorDiv(second + margin, period), free);
                AtomicFile.write(file, String.valueOf((step + 1) * period).getBytes(StandardCharsets.US_ASCII));
                return step;
            }
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.UNEXPECTED, "cannot note a one-time code in " + folder, folder, e);
        }
    }

    /** A damaged file counts as none: at worst, the portal refuses a code that was used. */
    private static long usedUntil(Path file) throws IOException {
        try {
            String text = new String(BoundedFile.bytes(file), StandardCharsets.US_ASCII).strip();
            return text.matches("\\d{1,12}") ? Long.parseLong(text) : 0;
        } catch (NoSuchFileException none) {
            return 0;
        }
    }
}
