package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Page;
import dev.tickets.testing.ProgramRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, as typed, with the program as built: it prints what the README says. */
class ReadmeIT {
    private static final String BUILD = "mvn -Dmaven.test.skip=true package && ";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d";

    private final Page readme = Page.at("README.md");

    @TempDir
    Path home;

    @Test
    void the_first_command_does_what_is_written_below_it() throws Exception {
        String command = readme.blocks("sh").get(0);
        assertThat(command).startsWith(BUILD);

        ProgramRun run = sh(command.substring(BUILD.length()));

        assertThat(run)
                .isEqualTo(new ProgramRun(0, run.out(), "The address opens while 'tickets sandbox serve' runs.\n"));
        assertThat(plain(run.out())).isEqualTo(plain(readme.blocks("text").get(0)));
        ProgramRun saved = sh("target/tickets/bin/tickets -p sandbox attachments 100001 --save " + home);
        assertThat(saved.out()).isEqualTo(home.resolve("example.png") + "\n");
        assertThat(home.resolve("example.png")).hasSameBinaryContentAs(Path.of("docs/example.png"));
    }

    @Test
    void the_first_ticket_is_on_the_first_screen() throws Exception {
        List<String> lines = Files.readAllLines(readme.path());

        assertThat(lines.subList(0, 40)).contains("Ticket created! #100001");
    }

    /** Without what is another time another one, and without the blank behind a signature line. */
    private static String plain(String text) {
        return text.replaceAll(TIME, "TIME")
                .replaceAll("tk-[0-9a-z]{26}", "REF")
                .replace("-- \n", "--\n");
    }

    private ProgramRun sh(String command) {
        Map<String, String> environment = Map.of(
                "PATH",
                "/usr/bin:/bin",
                "JAVA_HOME",
                System.getProperty("java.home"),
                "HOME",
                home.toString(),
                // made behind the first run, it would still be written when the folder goes
                "TICKETS_ARCHIVE",
                "off");
        return ProgramRun.of(Path.of("").toAbsolutePath(), environment, List.of("/bin/sh", "-c", command));
    }
}
