package dev.tickets.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.sandbox.TextStorage;
import dev.tickets.testing.Cli.Run;
import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.FaultyPortal.StoredMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text that is longer than the portal keeps goes as an attachment, or is refused before anything is sent. */
class LongTextsTest extends FilingFixture {
    /** 70,000 bytes in lines. */
    private static final String LONG = "0123456789 line\n".repeat(4_375);

    @BeforeEach
    void startWithAnOldDatabase() {
        portal.close();
        portal = new FaultyPortal(folder.resolve("portal"), options -> options.withTexts(TextStorage.CUT));
        cli.at(portal).write("log", LONG);
    }

    private Run createFrom(String file, String... more) {
        String[] args = {"create", "-d", "1", "-s", "Log", "-F", file};
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return cli.run(all);
    }

    /** The text in the only file of a stored zip. */
    private String attached() throws IOException {
        assertThat(cli.run("attachments", "100001", "--save", "saved", "-q").exitCode())
                .isZero();
        Path zip = folder.resolve("saved").resolve(names().get(0));
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(zip)))) {
            ZipEntry entry = in.getNextEntry();
            assertThat(entry).isNotNull();
            assertThat(entry.getName()).isEqualTo("message.txt");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_script_is_refused_and_its_text_is_kept() {
        Run run = cli.stdin(LONG).run("create", "-d", "1", "-s", "Log", "-F", "-");

        assertThat(run.withoutChance()).isEqualTo(new Run(2, "", """
                tickets: the message has 70,099 bytes, and this portal keeps 60,000 bytes; nothing was sent
                hint: --zip sends the text as an attachment; or shorten the message; the draft is kept: \
                tickets create --draft ID
                """));
        assertThat(portal.requests()).isEmpty();
        assertThat(states()).isEmpty();

        assertThat(cli.run("create", "--draft", "26", "--zip").exitCode()).isZero();
        assertThat(names()).containsExactly("message.txt.zip");
    }

    @Test
    void zip_sends_the_whole_text_as_an_attachment_and_its_first_lines_as_the_message() throws IOException {
        Run run = createFrom("log", "--zip");

        assertThat(new Run(run.exitCode(), run.out(), run.err().replaceFirst("zip \\d+ B", "zip 320 B")))
                .isEqualTo(new Run(0, """
                Ticket created! #100001
                %s/tickets/view/100001/
                """.formatted(portal.uri()), """
                The text has 70,000 bytes: sent as the attachment message.txt.
                message.txt 70.0 kB -> message.txt.zip 320 B
                """));
        StoredMessage message = portal.ticket().messages().get(0);
        assertThat(message.body()).startsWith("0123456789 line\n".repeat(12) + """
                        […]

                        The whole text is too long for this portal: see the attachment message.txt (70,000 bytes).

                        --\s
                        Ref: tk-""");
        assertThat(attached()).isEqualTo(LONG);
    }

    @Test
    void the_profile_may_allow_it_once_and_for_all() throws IOException {
        cli.with("TICKETS_AUTO_ZIP", "true");

        assertThat(createFrom("log", "-q").exitCode()).isZero();
        assertThat(attached()).isEqualTo(LONG);
    }

    @Test
    void a_reply_goes_the_same_way_with_its_attachments() throws IOException {
        create("-q");
        cli.write("a.pdf", "%PDF-1.4");

        Run refused = cli.run("reply", "100001", "-F", "log", "-a", "a.pdf");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("the message has 70,099 bytes", "tickets reply --draft ");

        assertThat(cli.run("reply", "100001", "-F", "log", "-a", "a.pdf", "--zip", "-q"))
                .isEqualTo(new Run(0, "", ""));
        assertThat(names()).containsExactly("message.txt.zip", "a.pdf");
        assertThat(attached()).isEqualTo(LONG);
    }

    @Test
    void another_attachment_of_that_name_keeps_its_name() {
        cli.write("message.txt", "mine");

        assertThat(createFrom("log", "-a", "message.txt", "--zip", "-q").exitCode())
                .isZero();
        assertThat(names()).containsExactly("message-2.txt.zip", "message.txt.zip");
    }

    @Test
    void one_archive_holds_the_text_too() {
        cli.write("a.pdf", "%PDF-1.4");

        assertThat(createFrom("log", "-a", "a.pdf", "--zip=all", "-q").exitCode())
                .isZero();
        assertThat(names()).containsExactly("attachments.zip");
    }

    @Test
    void the_lines_below_a_message_count() {
        cli.write("short", "x".repeat(59_899));
        assertThat(createFrom("short", "-q").exitCode()).isZero();
        assertThat(portal.ticket().messages().get(0).body()).contains("\nRef: tk-");

        assertThat(createFrom("short", "--impact", "all").err()).contains("the message has 60,012 bytes");
        cli.write("wide", "ä".repeat(29_990));
        assertThat(createFrom("wide").err()).contains("the message has 60,080 bytes");
        assertThat(portal.stored()).hasSize(1);
    }

    @Test
    void a_dry_run_shows_the_attachment() {
        Run run = createFrom("log", "--zip", "--dry-run");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Attachment: message.txt.zip, ", "\n[…]\n")
                .contains("The whole text is too long for this portal: see the attachment message.txt (70,000 bytes).");
        assertThat(createFrom("log", "--dry-run").exitCode()).isEqualTo(2);
        assertThat(portal.changes()).isEmpty();
    }

    @Test
    void a_subject_has_the_same_limit() {
        Run run = cli.run("create", "-d", "1", "-s", "s".repeat(60_001), "-m", "Hi", "--zip");

        assertThat(run).isEqualTo(new Run(2, "", """
                tickets: the subject has 60,001 bytes, and this portal keeps 60,000 bytes; nothing was sent
                hint: shorten the subject
                """));
        assertThat(portal.requests()).isEmpty();
    }

    @Test
    void the_attachment_waits_in_the_outbox_with_its_message() throws IOException {
        portal.leave();
        assertThat(createFrom("log", "--zip", "-q").exitCode()).isEqualTo(75);
        portal.recover();

        assertThat(later(Duration.ofMinutes(6)).run("outbox", "send", "-q").exitCode())
                .isZero();
        assertThat(attached()).isEqualTo(LONG);
    }

    @Test
    void an_entry_whose_names_make_it_too_long_is_refused_before_it_is_sent() {
        // the portal has taught us its characters only after the message was packed
        cli.write("emoji", "\uD83D\uDE00".repeat(5_000));
        portal.leave();
        assertThat(createFrom("emoji", "-q").exitCode()).isEqualTo(75);
        portal.recover();
        assertThat(cli.run("create", "-d", "1", "-s", "Disk \uD83D\uDE00", "-m", "Full")
                        .exitCode())
                .isEqualTo(5);
        long changes = portal.changes().size();

        Run run = later(Duration.ofMinutes(6)).run("outbox", "send");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("the message has 75,040 bytes, and this portal keeps 65,535 bytes; nothing was sent")
                .contains("--zip sends the text as an attachment", "tickets create --draft ");
        assertThat(portal.changes()).hasSize((int) changes);
        assertThat(states()).isEmpty();
    }

    @Test
    void the_practice_portal_cuts_a_text_that_is_sent_past_the_check() {
        portal.replies(number(), "y".repeat(70_000));

        assertThat(portal.ticket().messages().get(1).body()).isEqualTo("y".repeat(65_535));
    }

    private String number() {
        assertThat(create("-q").exitCode()).isZero();
        return "100001";
    }
}
