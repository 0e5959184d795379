package dev.tickets.cli;

import static dev.tickets.cli.CreateAttachmentsTest.PNG;
import static dev.tickets.cli.EncryptedToKeyFixture.words;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.FaultyPortal.StoredMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A person who attaches files, and a practice portal. */
abstract class BadAttachmentFixture {
    static final String HINT =
            "hint: --attach-what-you-can sends the message without what cannot be attached; the draft is kept: ";

    @TempDir
    Path folder;

    FaultyPortal portal;
    Cli cli;

    @BeforeEach
    void start() {
        portal = new FaultyPortal(folder.resolve("portal"));
        cli = new Cli(folder).at(portal).stdin("From a pipe.\n");
        cli.write("graph.png", PNG);
        cli.write("app.log", "a log\n");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    Run create(String... more) {
        cli.stdin("From a pipe.\n");
        return cli.run(words(List.of("create", "-d", "1", "-s", "Down", "-F", "-"), more));
    }

    Run reply(String... more) {
        return cli.run(words(List.of("reply", "100001", "-F", "-"), more));
    }

    String draft(Run run) {
        return run.err().strip().replaceFirst("(?s).* --draft ", "");
    }

    List<String> bodies() {
        List<String> bodies = new ArrayList<>();
        for (StoredMessage message : portal.ticket().messages()) {
            bodies.add(message.body().replaceFirst("(?s)\n\n-- \n.*", ""));
        }
        return bodies;
    }

    List<String> names() {
        return cli.run("attachments", "100001", "-o", "tsv", "--fields", "name")
                .out()
                .lines()
                .toList();
    }
}
