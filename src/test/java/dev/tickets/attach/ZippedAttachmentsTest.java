package dev.tickets.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.attach.zip.Contents;
import dev.tickets.config.AttachmentRules;
import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.PackedAttachments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the portal would not take is zipped, when that helps and is wished. */
class ZippedAttachmentsTest extends AttachmentPackerFixture {
    @Test
    void a_refused_type_is_zipped_when_that_is_wished() throws IOException {
        byte[] log = Contents.log(5000);
        file("app.log", log);
        file("noextension", log);

        PackedAttachments prepared = prepare(new PackOptions(What.REFUSED, false), "app.log", "noextension");

        assertThat(names(prepared)).containsExactly("app.log.zip", "noextension.zip");
        assertThat(entry(prepared.all().get(0), "app.log")).isEqualTo(log);
        assertThat(notices.get(0)).startsWith("app.log 5.0 kB -> app.log.zip ");
    }

    @Test
    void a_person_is_asked_whether_to_zip() throws IOException {
        List<String> questions = new ArrayList<>();
        file("app.log", Contents.log(500));
        ask = question -> questions.add(question);

        assertThat(names(plain("app.log"))).containsExactly("app.log.zip");
        assertThat(questions).containsExactly("app.log is of type .log, which the portal does not accept. Zip it?");
    }

    @Test
    void what_is_too_large_is_zipped_by_itself() throws IOException {
        file("long.txt", Contents.log(2_000_000));

        PackedAttachments prepared = plain("long.txt");

        assertThat(names(prepared)).containsExactly("long.txt.zip");
        assertThat(prepared.all().get(0).size()).isLessThan(1 << 20);
    }

    @Test
    void what_is_compressed_already_is_not_told_to_be_zipped() throws IOException {
        byte[] big = Contents.noise(1_200_000);
        System.arraycopy(PNG, 0, big, 0, PNG.length);
        file("big.png", big);

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("big.png"),
                "big.png: has 1.2 MB, the portal accepts at most 1.0 MB; the file is already compressed: make the file smaller, or use --split");
    }

    @Test
    void a_folder_goes_as_a_zip_of_itself() throws IOException {
        file("nginx/access.log", Contents.log(3000));
        file("nginx/old/error.log", Contents.log(200));

        PackedAttachments prepared = plain("nginx/");

        assertThat(names(prepared)).containsExactly("nginx.zip");
        assertThat(entry(prepared.all().get(0), "nginx/access.log")).isEqualTo(Contents.log(3000));
        assertThat(entry(prepared.all().get(0), "nginx/old/error.log")).isEqualTo(Contents.log(200));
    }

    @Test
    void everything_goes_in_one_archive_when_that_is_wished() throws IOException {
        file("shot.png", PNG);
        file("nginx/access.log", Contents.log(3000));

        PackedAttachments prepared = prepare(new PackOptions(What.ALL, false), "shot.png", "nginx");

        assertThat(names(prepared)).containsExactly("attachments.zip");
        assertThat(entry(prepared.all().get(0), "shot.png")).isEqualTo(PNG);
        assertThat(entry(prepared.all().get(0), "nginx/access.log")).isEqualTo(Contents.log(3000));
    }

    @Test
    void an_archive_whose_directory_makes_it_too_large_is_not_kept() throws IOException {
        rules = rules(40_000, 100);
        for (int i = 100; i < 300; i++) {
            file("many/" + i + "x".repeat(100), new byte[] {1});
        }

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("many"),
                "many: has 200 B, and exceeds the portal's limit of 40.0 kB even when zipped;"
                        + " --split sends the file in parts");
        assertThat(staged()).isEmpty();
    }

    @Test
    void zipping_does_not_help_where_the_portal_takes_no_zip() throws IOException {
        rules = new AttachmentRules(List.of("png"), 1000, 1000, 9, AttachmentTransport.AUTO, PackOptions.NONE, 6);
        file("app.log", Contents.log(100));

        assertProblems(
                new PackOptions(What.REFUSED, false),
                List.of("app.log"),
                "app.log: zipping does not help: the portal does not accept .zip files");
    }
}
