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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is UTF-8, whatever the locale claims: arguments, variables, file names, the working folder, and streams. */
class LocaleIT {
    private static final String CREATE =
            "env -u LC_ALL -u LC_CTYPE -u LANG %s $TICKETS -p sandbox create -d 1 -m Grüße -s Größe -a grün.gif -o json";

    @TempDir
    Path folder;

    private InstalledProgram program;

    @BeforeEach
    void a_file_is_there() throws IOException {
        program = new InstalledProgram(folder);
        Files.writeString(folder.resolve("grün.gif"), "GIF89a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LC_ALL=C",
                "LC_ALL=POSIX",
                "LC_CTYPE=UTF-8", // a Mac, over ssh
                "LC_ALL=UTF-8",
                "LC_ALL=de_DE.UTF-8", // not installed
                "LC_ALL=de_DE.ISO-8859-1",
                "LC_CTYPE=ja_JP.eucJP",
                "LANG=tr_TR",
                "LANG=nonsense",
                "LC_ALL=",
                "LC_ALL=C.UTF-8",
                "LC_ALL=C LANG=C.UTF-8"
            })
    void a_ticket_is_filed_with_its_letters(String locale) {
        ProgramRun run = program.shell(CREATE.formatted(locale));

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).contains("\"subject\": \"Größe\"", "\"name\": \"grün.gif\"");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void variables_and_the_working_folder_are_read_in_UTF_8() throws IOException {
        Path home = Files.createDirectories(folder.resolve("höme"));
        Files.writeString(home.resolve("größe.txt"), "Grüße");

        ProgramRun run = program.shell("cd höme && HOME=\"$PWD\" LC_ALL=C $TICKETS -p sandbox create -d 1 -s S"
                + " -F größe.txt -a ../grün.gif -q");

        assertThat(run).isEqualTo(new ProgramRun(0, run.out(), ""));
        assertThat(home.resolve(".local/share/tickets/sandbox")).isDirectory();
    }

    @Test
    void without_a_UTF_8_locale_arguments_are_right_and_no_damaged_text_is_filed() {
        // Java alone, as on a machine that has no UTF-8 locale
        String java = "LC_ALL=C $JAVA_HOME/bin/java -cp \""
                + InstalledProgram.TICKETS.resolve("../..").normalize() + "/lib/*\" dev.tickets.Main -p sandbox ";

        ProgramRun filed = program.shell(java + "create -d 1 -m Grüße -s Größe -o json");
        ProgramRun refused = program.shell(java + "create -d 1 -m Grüße -s Größe -a grün.gif");

        assertThat(filed.out()).contains("\"subject\": \"Größe\"");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("""
                tickets: nothing was sent, because of the attachments:
                  grün.gif: is not a valid file name
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "-s \"$BAD\" -m Help, an argument is not valid UTF-8: 'Gr\ufffd\ufffde'",
        "-s S -m \"$BAD\", an argument is not valid UTF-8: 'Gr\ufffd\ufffde'",
        "-s S -m Help --impact=\"$BAD\", an argument is not valid UTF-8: '--impact=Gr\ufffd\ufffde'",
        "-s S -m Help -a \"$BAD\", an argument is not valid UTF-8: 'Gr\ufffd\ufffde'",
    })
    void an_argument_in_Latin_1_is_refused(String options, String words) {
        ProgramRun run =
                program.shell("BAD=$(printf 'Gr\\366\\337e'); : >\"$BAD\"; $TICKETS -p sandbox create -d 1 " + options);

        assertThat(run)
                .isEqualTo(new ProgramRun(
                        2,
                        "",
                        "tickets: " + words
                                + "\nhint: convert text with iconv -t UTF-8; a file whose name is not UTF-8:"
                                + " -a NAME=<(cat FILE); nothing was sent or kept\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HOME", "XDG_STATE_HOME", "TICKETS_PROFILE", "TICKETS_TOKEN_FILE", "TICKETS_DEFAULT_DEPARTMENT"})
    void a_variable_in_Latin_1_is_refused(String variable) {
        ProgramRun run = program.shell(variable + "=$(printf '/tmp/Gr\\366\\337e') $TICKETS list");

        assertThat(run).isEqualTo(new ProgramRun(2, "", """
                tickets: the value of %s is not valid UTF-8: '/tmp/Gr\ufffd\ufffde'
                hint: set %s to UTF-8 text; nothing was sent or kept
                """.formatted(variable, variable)));
    }

    @Test
    void a_replacement_character_that_was_typed_is_text() {
        ProgramRun run = program.shell("$TICKETS -p sandbox create -d 1 -m Help -s 'log: \ufffd' -o json");

        assertThat(run.out()).contains("\"subject\": \"log: \ufffd\"");
    }

    @Test
    void files_in_a_folder_whose_name_is_Latin_1_are_found() {
        ProgramRun run = program.shell("bad=$(printf 'Gr\\366\\337e'); mkdir \"$bad\" && cp grün.gif \"$bad\" &&"
                + " cd \"$bad\" && echo Help >m.txt &&"
                + " $TICKETS -p sandbox create -d 1 -s S -F m.txt -a grün.gif -o json");

        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).contains("\"name\": \"grün.gif\"");
    }

    @ParameterizedTest
    @CsvSource({
        "LC_ALL=de_DE.UTF-8, [de_DE.UTF-8]",
        "LC_CTYPE=de_DE.utf8, []",
        "LC_ALL= LANG=de_DE.UTF-8, []",
        "LC_CTYPE=UTF-8, [C.UTF-8]",
        "LANG=C, [C.UTF-8]"
    })
    void other_programs_get_the_locale_of_the_user_if_it_is_one_of_UTF_8(String locale, String theirs) {
        ProgramRun run = program.with("TICKETS_PORTAL", "http://127.0.0.1:1")
                .with("TICKETS_USER", "ann@example.net")
                .with("TICKETS_AUTH", "basic")
                .with("TICKETS_PASSWORD_COMMAND", "echo \"[$LC_ALL]\" >seen; echo secret")
                .shell("env -u LC_ALL -u LC_CTYPE -u LANG " + locale + " $TICKETS list; cat seen");

        assertThat(run.out().lines().toList()).isEqualTo(List.of(theirs));
    }
}
