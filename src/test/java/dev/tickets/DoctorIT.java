package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor says of its own start: the class archive and the locale, as the start script leaves them. */
class DoctorIT {
    @TempDir
    Path temporary;

    private Path home;

    @BeforeEach
    void a_home_without_links_in_its_path() throws IOException {
        home = temporary.toRealPath();
    }

    @Test
    void the_archive_in_use_is_named() throws IOException {
        InstalledProgram program = new InstalledProgram(home).withArchive();
        Path archive;
        try (var files = Files.list(home.resolve(".cache/tickets/.archive"))) {
            archive = files.findFirst().orElseThrow();
        }

        assertThat(line(program, "class archive")).isEqualTo("class archive\tok\tin use: " + archive);
    }

    @Test
    void an_archive_that_options_of_java_exclude_is_there_but_not_in_use() {
        InstalledProgram program =
                new InstalledProgram(home).withArchive().with("TICKETS_JAVA_OPTS", "-XX:+UseSerialGC -Xshare:off");

        assertThat(line(program, "class archive"))
                .startsWith("class archive\twarning\tnot in use, although there is one: " + home);
    }

    @Test
    void an_archive_that_is_switched_off() {
        assertThat(line(new InstalledProgram(home), "class archive"))
                .isEqualTo("class archive\tok\tnot in use: TICKETS_ARCHIVE is off");
    }

    @Test
    void the_start_script_finds_a_locale_for_java_where_the_user_has_none() {
        assertThat(line(new InstalledProgram(home).without("LC_ALL"), "locale")).isEqualTo("locale\tok\tUTF-8");
        assertThat(line(new InstalledProgram(home).without("LC_ALL").with("LANG", "de_DE.ISO-8859-1"), "locale"))
                .isEqualTo("locale\twarning\tLANG is de_DE.ISO-8859-1, which is no UTF-8 locale");
    }

    @Test
    void other_commands_load_no_check() throws IOException {
        Path log = home.resolve("classes.log");
        ProgramRun run = new InstalledProgram(home)
                .with("TICKETS_JAVA_OPTS", "-Xlog:class+load:file=" + log)
                .run("outbox", "list");

        assertThat(run.exitCode()).as(run.err()).isZero();
        List<String> classes = Files.readAllLines(log);
        assertThat(classes).anyMatch(line -> line.contains(" dev.tickets.cli.OutboxCommand "));
        assertThat(classes).noneMatch(line -> line.contains(" dev.tickets.doctor.") || line.contains("RedactableText"));
    }

    private static String line(InstalledProgram program, String check) {
        ProgramRun run = program.run("doctor", "--offline", "-o", "tsv", "--fields", "check,status,detail");
        assertThat(run.err()).isEmpty();
        return run.out()
                .lines()
                .filter(line -> line.startsWith(check + "\t"))
                .findFirst()
                .orElseThrow();
    }
}
