package dev.tickets.cli;

import dev.tickets.config.RunningJava;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version, and with {@code -v} the commit of its source and what it runs on. */
public final class VersionDetails implements IVersionProvider {
    private final String line;
    private final Run run;

    /** @param line the version alone, without a line end */
    public VersionDetails(String line, Run run) {
        this.line = line;
        this.run = run;
    }

    @Override
    public String[] getVersion() {
        if (run.options().verbosity() == 0) {
            return new String[] {line};
        }
        RunningJava java = RunningJava.current();
        return new String[] {
            line,
            "Commit: " + commit(),
            java.words(),
            "Class archive: " + java.archiveWords(),
            "System: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                    + System.getProperty("os.arch")
        };
    }

    /** The commit that the program was built from; the build writes the file where there is a repository. */
    private static String commit() {
        try (InputStream file = VersionDetails.class.getResourceAsStream("commit.txt")) {
            String commit = file == null ? "" : new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip();
            return commit.isEmpty() ? "unknown" : commit;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the program's own jar", e);
        }
    }
}
