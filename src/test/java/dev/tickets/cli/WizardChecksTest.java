package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says wrong, or does not know, is settled before the wizard's first question. */
class WizardChecksTest extends WizardAnswersFixture {
    private static final String DEPARTMENTS = """
            Department:
              1) BESTNET-CLOUD - Inquiries about VPS
              2) Billing - Invoices and payments
              3) Domains - Domain names and DNS
              4) General - Everything else
              5) Not sure - support moves the ticket to the right one
            Number, or part of the name [1]: \
            """;

    @Test
    void a_wrong_department_opens_the_list_before_the_first_question() {
        Run run = answering("billing\n", "create", "-d", "nowhere");

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.err()).startsWith("department 'nowhere' does not exist\n" + DEPARTMENTS + "Subject: \n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -d        | xyz         | department 'xyz' does not exist
            -d        | in          | department 'in' is ambiguous: Billing (2), Domains (3)
            --service | nothing     | service 'nothing' does not exist
            --service | VPS         | service 'VPS' is ambiguous: VPS-2 (7), VPS-4 (8)
            --cc      | ann, bob    | not e-mail addresses: 'ann', 'bob'
            """)
    void a_wrong_value_is_told_before_the_first_question(String option, String value, String told) {
        Run run = answering("", "create", option, value);

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.err()).startsWith(told + "\n").doesNotContain("Subject:", "Message:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "reply"})
    void a_wrong_attachment_is_told_before_the_first_question_and_leaves_no_draft(String command) {
        scripted("create", "-d", "1", "-s", "Down", "-m", "Help");
        String[] words = command.equals("reply")
                ? new String[] {"reply", "100001", "-a", "gone.png", "lost.png"}
                : new String[] {"create", "-a", "gone.png", "lost.png"};

        Run run = answering("", words);

        assertThat(run).isEqualTo(new Run(2, "", """
                tickets: nothing was sent, because of the attachments:
                  gone.png: the file does not exist
                  lost.png: the file does not exist
                hint: --attach-what-you-can sends the message without what cannot be attached
                """));
        assertThat(scripted("drafts", "list").out()).isEmpty();
    }

    @Test
    void without_a_person_not_sure_is_the_usual_department() {
        try (FaultyPortal portal = new FaultyPortal(folder.resolve("portal"))) {
            cli.at(portal)
                    .with("TICKETS_PROFILE", "work")
                    .config("[profiles.work]\nportal = \"" + portal.uri() + "\"\ndefault-department = \"General\"\n");

            Run run = scripted("create", "-d", "not sure", "-s", "Down", "-m", "Help");

            assertThat(run.exitCode()).isZero();
            assertThat(run.err())
                    .isEqualTo("The ticket goes to General; support moves it if another department is right.\n");
            assertThat(scripted("view", "100001", "-o", "tsv", "--fields", "department")
                            .out())
                    .isEqualTo("General\n");
        }
    }

    @Test
    void without_a_person_and_a_usual_department_not_sure_is_an_error_that_lists_them() {
        assertThat(scripted("create", "-d", "Not Sure", "-s", "Down", "-m", "Help"))
                .isEqualTo(new Run(2, "", """
                        tickets: -d "Not Sure" needs default-department in config.toml, or a person who can be asked
                        hint: -d DEPARTMENT, one of: BESTNET-CLOUD, Billing, Domains, General
                        """));
    }

    @Test
    void with_a_person_not_sure_proposes_a_general_department() {
        Run run = answering("\n\n\n", "create", "-d", "not sure", "-s", "Down", "-m", "Help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .startsWith("Send it to General? Support moves it if another department is right. [Y/n] ")
                .contains("\nDepartment: General (4)\nSubject: Down\n");
    }

    @Test
    void not_sure_is_an_answer_of_the_list() {
        Run run = answering("not sure\nn\n5\ny\n", "create", "-s", "Down", "-m", "Help");

        assertThat(run.err())
                .startsWith(DEPARTMENTS
                        + "Send it to General? Support moves it if another department is right. [Y/n] "
                        + DEPARTMENTS
                        + "Send it to General? Support moves it if another department is right. [Y/n] ")
                .contains("\nDepartment: General (4)\n");
    }
}
