package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A person at a real pseudo-terminal, with the practice portal. */
abstract class WizardScreenFixture {
    static final String KEPT = """
            tickets: left before sending; nothing was sent
            hint: the draft is kept; continue with: tickets create --draft 260102-k7qm
            """;

    static final String NOTHING_WRITTEN = "hint: no draft is kept: nothing was written\n";

    @TempDir
    Path folder;

    PseudoTerminal terminal;

    @BeforeEach
    void sit_down() {
        terminal = new PseudoTerminal(folder);
    }

    @AfterEach
    void leave() {
        terminal.close();
    }

    /** What is on disk of the drafts, one after the other. */
    String drafts() throws IOException {
        StringBuilder found = new StringBuilder();
        try (Stream<Path> folders = Files.list(folder.resolve("home/.local/state/tickets/drafts"))) {
            for (Path draft : folders.toList()) {
                found.append(Files.readString(draft.resolve("draft.json")));
            }
        }
        return found.toString();
    }

    void noDraftIsLeft() {
        assertThat(folder.resolve("home/.local/state/tickets/drafts")).isEmptyDirectory();
    }

    /** The questions in their order: what shows that one is asked, and how to answer it. */
    record Step(String shown, List<String> keys, String inDraft) {}

    static final List<Step> STEPS = List.of(
            new Step("> BESTNET-CLOUD", List.of("Down", "Enter"), "\"department\":\"Billing\""),
            new Step("Subject:", List.of("I", "n", "v", "Enter"), "\"subject\":\"Inv\""),
            new Step("\n>", List.of("H", "i", "Enter", ".", "Enter"), "\"message\":\"Hi\""),
            new Step("> Send", List.of("Down", "Enter"), ""),
            new Step("> none", List.of("Down", "Enter"), "\"service\":\"VPS-2\""),
            new Step("> Send", List.of("Down", "Down", "Enter"), ""),
            new Step("CC (", List.of("a", "@", "b", ".", "c", "o", "Enter"), "\"cc\":[\"a@b.co\"]"),
            new Step("> Send", List.of("u", "r", "g", "Enter"), ""),
            new Step("Is the ticket urgent?", List.of("y", "Enter"), "\"urgent\":true"),
            new Step("Who or what is affected:", List.of("u", "s", "Enter"), "\"impact\":\"us\""),
            new Step("How to reach you:", List.of("m", "a", "i", "l", "Enter"), "\"contact\":\"mail\""),
            new Step("> Send", List.of(), ""));

    static final int LAST = STEPS.size() - 1;

    void answerUpTo(int question) {
        terminal.run("tickets create");
        for (Step step : STEPS.subList(0, question)) {
            terminal.waitFor(step.shown()).press(step.keys().toArray(new String[0]));
        }
        terminal.waitFor(STEPS.get(question).shown());
    }

    void everyAnswerIsKept(int question) throws IOException {
        for (Step step : STEPS.subList(0, question)) {
            assertThat(drafts()).contains(step.inDraft());
        }
        assertThat(drafts()).contains("\"profile\":\"sandbox\"");
    }

    void leave(int question, String key) throws IOException {
        answerUpTo(question);

        terminal.press(key)
                .waitForEnd(
                        question == 0 ? "tickets: left before sending; nothing was sent\n" + NOTHING_WRITTEN : KEPT);

        assertThat(terminal.exitCode()).isEqualTo(130);
        terminal.mustBeAsBefore();
        everyAnswerIsKeptAfterLeaving(question);
    }

    void everyAnswerIsKeptAfterLeaving(int question) throws IOException {
        if (question == 0) {
            noDraftIsLeft();
        } else {
            everyAnswerIsKept(question);
        }
    }

    static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
