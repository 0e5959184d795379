package dev.tickets.cli;

import static dev.tickets.cli.CreateAttachmentsTest.PNG;
import static dev.tickets.cli.EncryptedToKeyFixture.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.attach.zip.Contents;
import dev.tickets.testing.Cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --attach-what-you-can}: the message goes without the files that cannot be attached, and names them. */
class AttachWhatYouCanTest extends BadAttachmentFixture {
    @Test
    void what_can_be_attached_goes_and_what_is_missing_is_named_at_both_ends() {
        Run run = create("--attach-what-you-can", "-a", "none.png", "graph.png", "app.log");

        assertThat(run).isEqualTo(new Run(5, """
                        Ticket created, but incomplete: #100001
                        %s/tickets/view/100001/
                        """.formatted(portal.uri()), """
                        tickets: #100001 is confirmed, but could not be attached: none.png: the file does not exist; app.log: is of type .log, which the portal does not accept (accepted: jpg, gif, zip, png, pdf)
                        hint: tickets reply 100001 -m 'The missing attachments' -a FILE…
                        """));
        assertThat(names()).containsExactly("graph.png");
        assertThat(bodies()).containsExactly("""
                From a pipe.

                Could not be attached:
                  none.png: the file does not exist
                  app.log: is of type .log, which the portal does not accept (accepted: jpg, gif, zip, png, pdf)""");
    }

    @Test
    void a_program_reads_it_too() {
        Run run =
                create("--attach-what-you-can", "-a", "none.png", "-o", "json", "--fields", "state,reason,attachments");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).isEqualTo("""
                {
                  "state": "incomplete",
                  "reason": "could not be attached: none.png: the file does not exist",
                  "attachments": []
                }
                """);
        assertThat(run.err()).startsWith("{\"error\":{\"code\":\"incomplete\",");
    }

    @Test
    void a_reply_goes_with_what_can_be_attached() {
        cli.run("create", "-d", "1", "-s", "Down", "-m", "x");

        Run run = reply("--attach-what-you-can", "-a", "graph.png", "none.png", "-q");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(bodies().get(1)).endsWith("Could not be attached:\n  none.png: the file does not exist");
    }

    @Test
    void a_message_in_the_outbox_still_lacks_them_when_it_goes() {
        portal.leave();

        Run queued = create("--attach-what-you-can", "-a", "graph.png", "none.png");

        assertThat(queued.exitCode()).isEqualTo(75);
        assertThat(queued.withoutChance().err())
                .contains("is kept in the outbox as ID; could not be attached: none.png: the file does not exist\n");
        portal.recover();
        String id = queued.err().replaceFirst("(?s).*outbox as (\\S+);.*", "$1");
        assertThat(cli.run("outbox", "send", id, "-q")).isEqualTo(new Run(5, """
                        Ticket created, but incomplete: #100001
                        %s/tickets/view/100001/
                        """.formatted(portal.uri()), """
                        tickets: #100001 is confirmed, but could not be attached: none.png: the file does not exist
                        hint: tickets reply 100001 -m 'The missing attachments' -a FILE…
                        """));
        assertThat(bodies().get(0)).endsWith("Could not be attached:\n  none.png: the file does not exist");
    }

    @Test
    void the_profile_says_so_for_cron() {
        cli.with("TICKETS_AUTO_ZIP", "true")
                .with("TICKETS_AUTO_SPLIT", "true")
                .with("TICKETS_ATTACH_WHAT_YOU_CAN", "true")
                .with("TICKETS_MAX_ATTACHMENT_SIZE", "300k");
        cli.write("noise.log", Contents.noise(1_000_000));

        Run run = create("-q", "-a", "noise.log", "app.log", "none.log");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(names()).hasSizeGreaterThan(4).contains("app.log.zip", "noise.log.part1of4.zip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TICKETS_MAX_ATTACHMENTS=2   | a.png b.png c.png | a.png,b.png",
                "TICKETS_MAX_REQUEST_SIZE=20 | a.png b.png c.png | a.png,b.png",
                "TICKETS_ALLOWED_EXTENSIONS=png | a.png app.log | a.png",
                "X=x | a.png mixed | a.png,mixed.zip",
                "X=x | a.png dup/a.png | a.png",
                "X=x | none.png |"
            })
    void what_can_be_attached_is_as_much_as_possible(String variable, String specs, String sent) throws IOException {
        List.of("a.png", "b.png", "c.png", "dup/a.png", "mixed/fine.png").forEach(name -> cli.write(name, PNG));
        Files.createSymbolicLink(folder.resolve("mixed/broken"), Path.of("gone"));
        String[] setting = variable.split("=", -1);
        cli.with(setting[0], setting[1]);

        Run run = create(words(List.of("--attach-what-you-can", "--zip", "-a"), specs.split(" ", -1)));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(5);
        assertThat(String.join(",", names())).isEqualTo(sent == null ? "" : sent);
    }
}
