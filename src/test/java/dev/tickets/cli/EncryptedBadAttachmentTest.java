package dev.tickets.cli;

import static dev.tickets.cli.EncryptedToKeyFixture.words;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** An attachment that cannot be attached to a message that must be encrypted: nothing is stored or sent in clear. */
class EncryptedBadAttachmentTest extends EncryptedDraftFixture {
    private static final String HINT =
            "hint: --attach-what-you-can sends the message without what cannot be attached; ";

    private Run create(String... more) {
        return cli.run(words(
                List.of("create", "-d", "1", "-s", "Login", "-m", "correct horse battery", "-q", "--encrypt"), more));
    }

    private String view() {
        return cli.run("view", "100001", "--decrypt").out();
    }

    @Test
    void without_a_key_of_ones_own_the_text_is_not_stored_and_that_is_said() {
        configure(desk());

        assertThat(create("-a", "none.log"))
                .isEqualTo(new Run(2, "", """
                tickets: nothing was sent, because of the attachments:
                  none.log: the file does not exist
                """ + HINT + "no draft is kept: its text would be stored unencrypted\n"));
        assertThat(draft()).isEmpty();
    }

    @Test
    void with_one_text_and_pipe_are_kept_encrypted_and_sent_from_there() throws IOException {
        configure(desk(), me());
        cli.stdin("staple staple\n");

        Run run = create("-a", "dump.sql=-", "none.log");

        assertThat(run.withoutChance().err()).endsWith(HINT + "the draft is kept: tickets create --draft ID\n");
        cli.write("none.log", "now it is there");
        Run sent = cli.run("create", "--draft", draft(), "-q");
        assertThat(sent).isEqualTo(new Run(0, "", ""));
        assertThat(view()).contains("correct horse battery");
        cli.run("attachments", "100001", "--save", "saved", "--decrypt", "dump.sql*");
        assertThat(folder.resolve("saved/dump.sql")).hasContent("staple staple\n");
    }

    @Test
    void what_is_missing_is_named_inside_the_encrypted_text() {
        configure(desk(), me());
        cli.write("app.log", "a log");

        Run run = create("--attach-what-you-can", "-a", "none.log", "app.log");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("could not be attached: none.log: the file does not exist");
        assertThat(new String(portal.arrived(), UTF_8)).doesNotContain("Could not be attached");
        assertThat(view()).contains("correct horse battery", "Could not be attached:", "none.log: the file does not");
    }

    @Test
    void an_entry_of_the_outbox_has_it_too() {
        configure(desk(), me());
        portal.leave();
        assertThat(create("--attach-what-you-can", "-a", "none.log").exitCode()).isEqualTo(75);
        portal.recover();

        Run run = cli.run("outbox", "send", "26", "-q");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("could not be attached: none.log: the file does not exist");
        assertThat(view()).contains("Could not be attached:", "none.log: the file does not exist");
    }

    @Test
    void a_log_is_split_where_the_profile_says_so() throws IOException {
        configure(desk(), me(), "auto-split = true", "max-attachment-size = \"10k\"");
        byte[] noise = new byte[50_000];
        new Random(3).nextBytes(noise);
        cli.write("core", noise);

        assertThat(create("-a", "core")).isEqualTo(new Run(0, "", ""));

        cli.run("attachments", "100001", "--save", "saved");
        try (ZipFile zip = new ZipFile(folder.resolve("saved/core.part1of7.zip").toFile());
                InputStream in = zip.getInputStream(zip.entries().nextElement())) {
            assertThat(in.readAllBytes()).hasSizeGreaterThan(7_000);
        }
    }
}
