package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.SandboxOptions.Feature;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.GnuPgHome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checkbox for encryption in the menu, where neither a key nor a proof exists. */
class WizardEncryptionScreensTest extends WizardAnswersFixture {
    private static final String NEEDS = """
            Nothing can be encrypted yet: no key is configured, and no test has proven that this portal encrypts.
            Encryption:
              1) Import a key - of the support desk, from a file
              2) Test the portal - with a ticket that is closed at once
              3) Do not encrypt - support and the portal read it
            Number, or part of the name [1]: \
            """;
    private static final String[] CREATE = {"create", "-d", "1", "-s", "Login"};

    private static byte[] key;

    @BeforeAll
    static void make_a_key() {
        try (GnuPgHome gpg = new GnuPgHome()) {
            key = gpg.publicKey(gpg.fullKey("Desk <desk@example.net>", "ed25519", "cv25519"));
        }
    }

    @AfterAll
    static void forget_it() {
        key = new byte[0];
    }

    @Test
    void an_imported_key_encrypts_the_message() {
        cli.write("desk.asc", key);

        Run run = answering("correct horse\n.\nencryption\n1\ndesk.asc\nsend\n\n", CREATE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("Number, or part of the name [1]: " + NEEDS
                        + "Key file (TAB completes, empty to go back): Imported ")
                .contains(
                        " (Desk <desk@example.net>)\nCompare the fingerprint with the owner's, by telephone for instance.\n")
                .contains("\nEncrypted: yes\n", "  1) Send - encrypted\n", "  7) Encryption - on\n");
        assertThat(scripted("view", "100001").out())
                .contains("-----BEGIN PGP MESSAGE-----")
                .doesNotContain("correct horse");
    }

    @Test
    void a_portal_that_encrypts_encrypts_the_message() {
        Run run = answering("correct horse\n.\nencryption\n2\n\nsend\n\n", CREATE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains(NEEDS + """
                Create a test ticket at the portal, and close it? [Y/n] \
                ticket #100001 is marked as encrypted
                the reply to #100001 is marked as encrypted
                #100001 is Closed
                """).contains("\nEncrypted: by the portal\n");
        assertThat(scripted("view", "100002", "-o", "tsv", "--fields", "encrypted")
                        .out())
                .isEqualTo("true\n");
    }

    /** A failed import, a refused test, a step back: the question stays, and leaving it sends nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"1\nno-such.asc\n", "1\n\n", "2\nn\n"})
    void a_failure_sends_nothing_unencrypted(String failure) {
        Run run = answering("correct horse\n.\nencryption\n" + failure, CREATE);

        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.err().split("Encryption:\n", -1)).hasSize(3);
        assertThat(scripted("list", "--status", "all").out()).isEmpty();
    }

    @Test
    void a_portal_that_ignores_the_request_leaves_the_question_open() {
        try (FaultyPortal portal =
                new FaultyPortal(folder.resolve("portal"), options -> options.without(Feature.ENCRYPTION))) {
            cli.at(portal).with("TICKETS_PROFILE", "");

            Run run = answering("correct horse\n.\nencryption\n2\n\n", CREATE);

            assertThat(run.exitCode()).isEqualTo(130);
            assertThat(run.err())
                    .contains("is not marked as encrypted: this portal ignores the request to encrypt\n")
                    .contains("no key is configured, and this portal ignored an earlier request to encrypt.\n");
        }
    }

    @Test
    void only_an_answer_leaves_the_message_unencrypted() {
        Run run = answering("hello\n.\nencryption\n3\nsend\n\n", CREATE);

        assertThat(run.exitCode()).isZero();
        assertThat(scripted("view", "100001").out()).contains("hello");
    }

    @Test
    void a_reply_has_the_checkbox_too() {
        scripted("create", "-d", "1", "-s", "Down", "-m", "Help");
        cli.write("desk.asc", key);

        Run run = answering("correct horse\n.\nencryption\n1\ndesk.asc\nsend\n", "reply", "100001");

        assertThat(run.exitCode()).isZero();
        assertThat(scripted("view", "100001").out())
                .contains("-----BEGIN PGP MESSAGE-----")
                .doesNotContain("correct horse");
    }
}
