package dev.tickets.portal.rt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import dev.tickets.testing.Cli.Run;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The whole program at the real Request Tracker; the subjects of a test's tickets hold a word of the test. */
@SuppressWarnings("NullAway.Init") // made before each test
abstract class RealRtCommands {
    final String word = UUID.randomUUID().toString();

    @TempDir
    Path folder;

    RtServer server;
    RtClient staff;
    Cli cli;

    @BeforeEach
    void as_carol() {
        server = RealRt.shared();
        staff = new RtClient(server);
        cli = as("carol");
    }

    /** The program in a home of the user's own, who gives the token with every command. */
    Cli as(String user) {
        return home(user)
                .with("TICKETS_PORTAL", server.address().toString())
                .with("TICKETS_TYPE", "rt")
                .with("TICKETS_TOKEN", server.token(user));
    }

    /** The program without a login, at the time of the server. */
    Cli home(String user) {
        return new Cli(folder.resolve(user)).at(Clock.systemUTC());
    }

    String subject(String what) {
        return what + " " + word;
    }

    /** Files a ticket, and returns its number. */
    String create(String what, String... more) {
        return created(cli.run(words(List.of("create", "-d", "Billing", "-s", subject(what), "-m", "Text"), more)));
    }

    /** The number in the report of a create. */
    String created(Run run) {
        String page = server.address() + "/Ticket/Display.html?id=";
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Ticket created! #").contains(page);
        return run.out().substring(run.out().indexOf(page) + page.length()).strip();
    }

    /** The run with names for what differs each time: numbers of tickets and files, times, the word. */
    Run named(Run run, String number) {
        return new Run(run.exitCode(), named(run.out(), number), named(run.err(), number));
    }

    private String named(String text, String number) {
        return text.replace(server.address().toString(), "PORTAL")
                .replace(word, "WORD")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "TIME")
                .replaceAll("tk-[0-9a-z]{26}", "REF")
                .replaceAll("id \\d+\\)", "id ID)")
                .replaceAll("(#|id=|(?m)^)" + number + "\\b", "$1N");
    }

    /** How many tickets the staff sees with the test's word. */
    long tickets() {
        return staff.count("Subject LIKE '" + word + "'");
    }

    static String[] words(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }
}
