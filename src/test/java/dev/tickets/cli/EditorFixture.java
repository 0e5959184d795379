package dev.tickets.cli;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.QuietTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Somebody at a terminal with an editor. */
abstract class EditorFixture {
    @TempDir
    Path folder;

    QuietTerminal screen;
    Cli cli;

    @BeforeEach
    void somebody_is_at_a_terminal() {
        screen = new QuietTerminal(folder.resolve("screen"));
        cli = new Cli(folder)
                .with("TICKETS_PROFILE", "sandbox")
                .with("PATH", System.getenv("PATH"))
                .with("NO_COLOR", "1")
                .on(new Terminal(true, true, true).running(screen));
    }

    /** An editor that does this to the file {@code $1}. */
    String editor(String script) throws IOException {
        Path file = cli.write("my editor", "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return "'" + file + "'";
    }

    Run create(String... more) {
        String[] args = {"create", "-d", "1", "-s", "Down", "-e"};
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return cli.run(all);
    }

    List<Path> drafts() throws IOException {
        Path drafts = cli.state().resolve("drafts");
        if (!Files.exists(drafts)) {
            return List.of();
        }
        try (var list = Files.list(drafts)) {
            return list.toList();
        }
    }

    String body() {
        return bodies("100001");
    }

    /** Without the line by which a message is found again. */
    String bodies(String ticket) {
        return cli.run("view", ticket, "-o", "json").out().replaceAll("\\\\n\\\\n-- \\\\nRef: tk-\\w+", "");
    }
}
