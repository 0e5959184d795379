package dev.tickets.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that a typed, pasted or dropped line names. HERE is the folder, HOME the home. */
class TypedPathsTest {
    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void some_files() throws IOException {
        home = folder.resolve("home of ann");
        Files.createDirectories(home.resolve("logs"));
        Files.createDirectories(folder.resolve("b c"));
        for (String name : List.of(
                "a.txt",
                "my file.txt",
                "it's.txt",
                "a*b.txt",
                "back\\slash.txt",
                "100%.txt",
                "b c/one.log",
                "b c/two.log",
                "b c/.hidden.log",
                "home of ann/x.txt",
                "home of ann/logs/1.log",
                "~/strange.txt")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "x");
        }
    }

    private List<String> specs(String line) {
        return new TypedPaths(folder, home).specs(line.replace("HERE", folder.toString()));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # as it stands
            a.txt                       | a.txt
            my file.txt                 | my file.txt
            it's.txt                    | it's.txt
            a*b.txt                     | a*b.txt
            back\\slash.txt             | back\\slash.txt
            log.txt=a.txt               | log.txt=a.txt
            # quoted, as terminals paste a dropped file
            'my file.txt'               | my file.txt
            "my file.txt"               | my file.txt
            my\\ file.txt               | my file.txt
            'HERE/b c/one.log'          | HERE/b c/one.log
            'it'\\''s.txt'              | it's.txt
            "it's.txt"                  | it's.txt
            it\\'s.txt                  | it's.txt
            'a*b.txt'                   | a*b.txt
            "back\\\\slash.txt"         | back\\slash.txt
            n.txt='my file.txt'         | n.txt=my file.txt
            # several
            a.txt 'my file.txt'         | a.txt;my file.txt
            a.txt a*b.txt               | a.txt;a*b.txt
            # addresses
            file://HERE/my%20file.txt   | HERE/my file.txt
            file:HERE/100%25.txt        | HERE/100%.txt
            file://localhostHERE/a.txt  | HERE/a.txt
            FILE:///gone%20too          | /gone too
            file://other/a.txt          | file://other/a.txt
            file:///a%2                 | file:///a%2
            # the home
            ~/x.txt                     | HOME/x.txt
            ~                           | HOME
            ~/logs/*.log                | HOME/logs/1.log
            n.txt=~/x.txt               | n.txt=HOME/x.txt
            '~/strange.txt'             | ~/strange.txt
            a.txt ~/x.txt               | a.txt;HOME/x.txt
            # patterns
            *.txt                       | 100%.txt;a*b.txt;a.txt;back\\slash.txt;it's.txt;my file.txt
            b\\ c/*.log                 | b c/one.log;b c/two.log
            'b c'/*                     | b c/one.log;b c/two.log
            */t??.log                   | b c/two.log
            b*/.hid*                    | b c/.hidden.log
            ./[am]*.txt                 | ./a*b.txt;./a.txt;./my file.txt
            HERE/b*/../a.txt            | HERE/b c/../a.txt
            # files that are not there stay as typed, so that the problem names them
            gone.txt                    | gone.txt
            gone file.txt               | gone file.txt
            a.txt gone                  | a.txt gone
            'gone file.txt'             | gone file.txt
            ~/gone                      | HOME/gone
            not 'closed                 | not 'closed
            """)
    void a_line_names(String line, String expected) {
        assertThat(String.join(";", specs(line)))
                .isEqualTo(expected.replace("HERE", folder.toString()).replace("HOME", home.toString()));
    }

    @ParameterizedTest
    @CsvSource({"*.pdf", "gone/*.txt", "a.txt *.pdf", "[.txt"})
    void a_pattern_without_a_file_is_a_problem(String line) {
        assertThatThrownBy(() -> specs(line))
                .isInstanceOf(TicketsException.class)
                .hasMessage(line.replace("a.txt ", "") + ": no file matches");
    }

    @Test
    void all_files_must_exist_to_be_kept_without_a_question() {
        TypedPaths paths = new TypedPaths(folder, home);

        assertThat(paths.areFiles("a.txt 'my file.txt'")).isTrue();
        assertThat(paths.areFiles("a.txt gone")).isFalse();
        assertThat(paths.areFiles("*.pdf")).isFalse();
    }
}
