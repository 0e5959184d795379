package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.FakePortal;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many classes a start loads: most of its time goes into that, and the number does not depend on the machine. */
class LoadedClassesIT {
    /** Later releases of Java need more classes of their own for the same work. */
    private static final int OF_LATER_JAVA = Runtime.version().feature() == 17 ? 0 : 300;

    @TempDir
    Path folder;

    private List<String> loaded(InstalledProgram program, String... arguments) throws IOException {
        Path log = folder.resolve("classes.log");
        ProgramRun run = program.with("TICKETS_JAVA_OPTS", "-Xlog:class+load:file=" + log)
                .run(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> classes = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            int source = line.indexOf(" source: ");
            if (source > 0) {
                classes.add(line.substring(line.lastIndexOf(']', source) + 1, source)
                        .strip());
            }
        }
        return classes;
    }

    /** Without an archive for this JVM a program that prints one word loads 540 already. */
    @Test
    void the_version_needs_hardly_more_than_java_itself() throws IOException {
        List<String> classes = loaded(new InstalledProgram(folder), "--version");

        assertThat(classes)
                .hasSizeLessThan(620 + OF_LATER_JAVA)
                .noneMatch(name -> name.startsWith("picocli"))
                .noneMatch(name -> name.startsWith("org.jline"));
    }

    @Test
    void a_list_over_http_loads_only_what_it_uses() throws IOException {
        try (FakePortal portal = new FakePortal()) {
            portal.answers("GET /api/tickets", 200, """
                    {"success":true,"tickets":[
                    {"ticket_number":"2","subject":"Disk","status":"Open","date":"2026-01-02 00:00:00"},
                    {"ticket_number":"1","subject":"Down","status":"Open","date":"2026-01-01 00:00:00"}]}
                    """);

            List<String> classes = loaded(new InstalledProgram(folder).at(portal), "list");

            assertThat(classes)
                    .hasSizeLessThanOrEqualTo(1_800 + OF_LATER_JAVA)
                    .noneMatch(name -> name.startsWith("org.jsoup"))
                    .noneMatch(name -> name.startsWith("org.sqlite"))
                    .noneMatch(name -> name.startsWith("org.jline"))
                    .noneMatch(name -> name.startsWith("dev.tickets.compose.Wizard"))
                    .noneMatch(name -> name.startsWith("java.net.http."))
                    .noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind"))
                    .noneMatch(name -> name.startsWith("dev.tickets.sandbox"))
                    // the verifier looks for the exception that a damaged file would cause
                    .noneMatch(name -> name.startsWith("com.electronwill") && !name.endsWith("ParsingException"));
        }
    }
}
