package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The message before it is sent, on screens that it does not fit. */
class WizardReviewScreenTest extends WizardScreenFixture {
    private void write(int columns, int rows, String type) {
        StringBuilder log = new StringBuilder();
        for (int i = 1; i <= 20; i++) {
            log.append("line ").append(i).append('\n');
        }
        terminal.write("log", log.toString());
        terminal.with("TERM", type)
                .sized(columns, rows)
                .run("tickets create -d 1 -F log")
                .waitFor("Subject:");
        terminal.answer("Log");
    }

    @ParameterizedTest
    @CsvSource({"80, 24, 16, line 7", "40, 24, 16, line 7", "80, 16, 24, Subject: Log", "100, 50, 0, line 20"})
    void the_fields_come_first_and_the_rest_is_folded(int columns, int rows, int hidden, String last) {
        write(columns, rows, "screen-256color");

        terminal.waitFor("Cancel");
        assertThat(terminal.screen())
                .contains("Department: BESTNET-CLOUD (1)\nSubject: Log\n", "\n" + last + "\n")
                .contains(hidden == 0 ? "> Send        as shown" : "… " + hidden + " more lines\n\nNext step:")
                .contains(hidden == 0 ? "\nRef: tk-" : "> Show all    " + hidden + " more lines");
    }

    @Test
    void the_cursor_stands_on_send_after_everything_was_shown() {
        write(80, 24, "screen-256color");

        terminal.waitFor("> Show all").press("Enter").mustShow("""
                line 12
                line 13
                line 14
                line 15
                line 16
                line 17
                line 18
                line 19
                line 20

                --
                Ref: tk-01kdy1h4m8q7wz3v5x9c2b6n0f

                Next step: arrows to move, letters to filter, Enter to choose
                > Send        as shown
                  Service     none
                  CC          none
                  Attachments none
                  Screenshot  paste it from the clipboard
                  Urgency     not urgent
                  Encryption  off; needs a key, or a test
                  Edit        department, subject, message
                  Save        as a draft, to continue later
                  Cancel      the draft is kept too
                """);
    }

    @ParameterizedTest
    @CsvSource({"80, 24, 17, 6", "40, 24, 20, 3"})
    void line_by_line_it_fits_too(int columns, int rows, int hidden, int lastLine) {
        write(columns, rows, "dumb");

        terminal.waitForEnd("Number, or part of the name [1]:");
        assertThat(terminal.screen())
                .contains("Department: BESTNET-CLOUD (1)\nSubject: Log\n\nline 1\n")
                .contains("\nline " + lastLine + "\n… " + hidden + " more lines\n\nNext step:\n  1) Show all - "
                        + hidden + " more lines\n  2) Send - as shown\n");
        terminal.answer("").waitForEnd("Number, or part of the name [1]:");
        assertThat(terminal.screen()).contains("\nline 20\n\n--\nRef: tk-", "\nNext step:\n  1) Send - as shown\n");
    }
}
