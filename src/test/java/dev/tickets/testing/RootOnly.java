package dev.tickets.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** For tests with files of several users, which only root can make. */
public final class RootOnly {
    private RootOnly() {}

    /** Skips the calling test where another user runs it; with {@code -Dtickets.require.tools=true} it fails then. */
    public static void require() {
        String notice = "only root can make files of other users";
        try {
            if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
                if (Boolean.getBoolean("tickets.require.tools")) {
                    fail(notice);
                }
                abort(notice);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
