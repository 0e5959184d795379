package dev.tickets.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.state.drafts.OpenDraft;
import dev.tickets.terminal.Prompts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checkbox for encryption: always in the menu, and never off by a mistake. */
class WizardEncryptionTest extends WizardFixture {
    private static final String NEEDS =
            "Nothing can be encrypted yet: no key is configured, and no test has proven that this portal encrypts.";

    @Test
    void where_a_key_is_known_it_is_one_choice_and_the_draft_leaves_the_disk() {
        OpenDraft open = open(filled());
        desk.encrypts = true;
        person.choice("Next step", "Encryption").choice("Encryption", "Encrypt").choice("Next step", "Send");

        run(open);

        assertThat(open.draft().encrypt()).isTrue();
        assertThat(drafts().all()).isEmpty();
        assertThat(open.id()).isEmpty();
        assertThat(person.said())
                .contains("From now on the draft is kept only in memory, because it would be stored unencrypted"
                        + " on disk: a kill loses the text.");
    }

    @Test
    void it_can_be_turned_on_before_a_secret_is_typed() {
        OpenDraft open = open(filled().but().message(null).draft());
        desk.encrypts = true;
        person.command("Message", "", "~x")
                .choice("Encryption", "Encrypt")
                .before("Message", () -> assertThat(drafts().all()).isEmpty())
                .text("Message", "secret")
                .choice("Next step", "Send");

        run(open);

        assertThat(open.draft().message()).isEqualTo("secret");
        assertThat(open.draft().encrypt()).isTrue();
    }

    @Test
    void without_a_key_it_says_what_is_needed_and_imports_one() {
        OpenDraft open = open(filled());
        person.choice("Next step", "Encryption")
                .choice("Encryption", "Import a key")
                .line("Key file", "gone.asc")
                .choice("Encryption", "Import a key")
                .line("Key file", "")
                .choice("Encryption", "Import a key")
                .line("Key file", "desk.asc")
                .choice("Next step", "Send");

        run(open);

        assertThat(open.draft().encrypt()).isTrue();
        assertThat(open.draft().encryptTo()).isEqualTo(List.of("ab".repeat(20)));
        assertThat(person.said())
                .contains(
                        NEEDS,
                        "the key file gone.asc does not exist",
                        "Imported AB (Desk)",
                        "Compare the fingerprint with the owner's, by telephone for instance.");
    }

    @Test
    void a_portal_that_proves_to_encrypt_is_enough() {
        OpenDraft open = open(filled());
        desk.portalEncrypts = true;
        person.choice("Next step", "Encryption")
                .choice("Encryption", "Test the portal")
                .confirms("Create a test ticket at the portal, and close it?", false)
                .choice("Encryption", "Test the portal")
                .confirms("Create a test ticket at the portal, and close it?", true)
                .choice("Next step", "Send");

        run(open);

        assertThat(open.draft().encrypt()).isTrue();
        assertThat(person.said()).contains("ticket #1 is marked as encrypted");
    }

    @Test
    void a_failure_leaves_the_question_open_and_only_an_answer_leaves_the_message_unencrypted() {
        OpenDraft open = open(filled());
        person.choice("Next step", "Encryption")
                .choice("Encryption", "Test the portal")
                .confirms("Create a test ticket at the portal, and close it?", true)
                .leaves("Encryption");

        assertThatThrownBy(() -> run(open)).isInstanceOf(Prompts.Left.class);
        open.close();

        OpenDraft again = resumed();
        person.choice("Encryption", "Do not encrypt").choice("Next step", "Send");
        run(again);

        assertThat(again.draft().encrypt()).isFalse();
        assertThat(person.said()).contains("ticket #1 is not marked as encrypted");
        assertThat(person.presets()).contains("Encryption=Import a key");
    }
}
