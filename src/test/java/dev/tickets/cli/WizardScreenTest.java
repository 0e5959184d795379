package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wizard of {@code tickets create} on a real pseudo-terminal, with the practice portal. */
class WizardScreenTest {
    private static final String KEPT = """
            tickets: left before it was sent
            hint: the draft is kept, go on with: tickets create --draft 260102-k7qm
            """;

    @TempDir
    Path folder;

    private PseudoTerminal terminal;

    @BeforeEach
    void sit_down() {
        terminal = new PseudoTerminal(folder);
    }

    @AfterEach
    void leave() {
        terminal.close();
    }

    private List<String> drafts() throws IOException {
        Path drafts = folder.resolve("home/.local/state/tickets/drafts");
        List<String> found = new ArrayList<>();
        if (Files.exists(drafts)) {
            try (Stream<Path> folders = Files.list(drafts)) {
                for (Path draft : folders.toList()) {
                    found.add(Files.readString(draft.resolve("draft.json")));
                }
            }
        }
        return found;
    }

    @Test
    void only_what_is_missing_is_asked_and_the_result_is_on_standard_output() {
        terminal.run("tickets create -d VPS -s 'Disk full' --service VPS-2 --cc a@example.net -o json >out")
                .waitFor("Message: end it with a line that is only a . (or with Alt-Enter)")
                .answer("Please help")
                .answer(".")
                .waitFor("Attach a file")
                .answer("")
                .waitFor("Is it urgent?")
                .answer("")
                .mustShow("""
                        Message: end it with a line that is only a . (or with Alt-Enter)
                        > Please help
                        > .
                        Attach a file (TAB completes, Enter when done):
                        Is it urgent? [y/N]

                        Department: BESTNET-CLOUD (1)
                        Subject: Disk full
                        CC: a@example.net

                        Please help

                        Related service: VPS-2 (7, web1.example.net)
                        CC: a@example.net

                        What now: arrows, letters to filter, Enter
                        > Send             as it stands here
                          Change something
                          Save as a draft  to go on another time
                          Cancel           the draft is kept as well
                        """)
                .press("Enter");

        assertThat(terminal.exitCode()).isZero();
        assertThat(folder.resolve("out"))
                .content()
                .contains("\"number\": \"100001\"")
                .startsWith("{")
                .endsWith("}\n");
        terminal.mustBeAsBefore();
        assertThat(folder.resolve("home/.local/state/tickets/drafts")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C-c", "C-d"})
    void whoever_leaves_at_the_first_question_is_told_how_to_go_on(String key) throws IOException {
        terminal.run("tickets create").waitFor("> BESTNET-CLOUD").press(key);

        terminal.mustShow(KEPT);
        assertThat(terminal.exitCode()).isEqualTo(130);
        terminal.mustBeAsBefore();
        assertThat(drafts()).hasSize(1);
    }
}
