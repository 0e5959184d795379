package dev.tickets.cli;

import dev.tickets.terminal.Terminal;
import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A person at a terminal that is asked line by line, with the practice portal. */
abstract class WizardAnswersFixture {
    /** The hint above a message. */
    static final String MESSAGE = """
            Message: a line with only . ends the text, ~e opens your editor,
            ~t fills in a template, ~x encrypts
            """;

    @TempDir
    Path folder;

    Cli cli;

    @BeforeEach
    void practise() {
        cli = new Cli(folder).with("TICKETS_PROFILE", "sandbox").with("TERM", "dumb");
    }

    /** Runs the command; the person gives these answers, and then leaves. */
    Run answering(String answers, String... command) {
        return cli.on(new Terminal(true, true, true)).stdin(answers).run(command);
    }

    /** Runs the command in a script. */
    Run scripted(String... command) {
        return cli.on(Terminal.NONE).run(command);
    }

    /** The menu of a ticket with these lines instead of those of an empty form. */
    static String menu(String service, String cc, String encryption) {
        return """
                Next step:
                  1) Send - as shown
                  2) Service - %s
                  3) CC - %s
                  4) Attachments - none
                  5) Screenshot - paste it from the clipboard
                  6) Urgency - not urgent
                  7) Encryption - %s
                  8) Edit - department, subject, message
                  9) Save - as a draft, to continue later
                  10) Cancel - the draft is kept too
                Number, or part of the name [1]:\
                """.formatted(service, cc, encryption);
    }
}
