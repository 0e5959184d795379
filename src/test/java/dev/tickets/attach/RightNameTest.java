package dev.tickets.attach;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.config.AttachmentRules;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose name and content do not agree, and other extensions of a format that the portal accepts. */
class RightNameTest extends AttachmentPackerFixture {
    private static final byte[] JPEG = "\u00ff\u00d8\u00ff\u00e0 a photo".getBytes(ISO_8859_1);
    private static final byte[] GIF = "GIF89a".getBytes(ISO_8859_1);
    private static final byte[] PDF = "%PDF-1.4".getBytes(ISO_8859_1);
    private static final byte[] ARCHIVE = "PK\u0003\u0004".getBytes(ISO_8859_1);

    @ParameterizedTest
    @CsvSource({
        "shot.jpeg, shot.jpg",
        "shot.JPEG, shot.jpg",
        "shot.jpe, shot.jpg",
        "shot.JFIF, shot.jpg",
        "shot.png.jpeg, shot.png.jpg",
        "shot.jpg.jpeg, shot.jpg",
        "shot 1.jpeg, shot 1.jpg"
    })
    void another_extension_of_jpeg_is_sent_as_jpg(String name, String sent) throws IOException {
        file(name, JPEG);

        assertThat(names(plain(name))).containsExactly(sent);
        assertThat(notices).containsExactly(name + " is sent as " + sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shot.jpg", "shot.JPG", "shot.jpeg.jpg"})
    void the_usual_extension_stays(String name) throws IOException {
        file(name, JPEG);

        assertThat(names(plain(name))).containsExactly(name);
        assertThat(notices).isEmpty();
    }

    @Test
    void an_extension_that_the_portal_accepts_stays() throws IOException {
        rules = new AttachmentRules(List.of("jpeg"), 1 << 20, 1 << 20, 9, rules.transport(), PackOptions.NONE, 6);
        file("shot.jpeg", JPEG);
        file("other.jpg", JPEG);

        assertThat(names(plain("shot.jpeg", "other.jpg"))).containsExactly("shot.jpeg", "other.jpeg");
    }

    @Test
    void only_a_jpeg_is_sent_as_one() throws IOException {
        file("shot.jpeg", PNG);
        file("text.jpeg", "no picture".getBytes(ISO_8859_1));

        assertProblems(
                PackOptions.NONE,
                List.of("shot.jpeg", "text.jpeg"),
                "shot.jpeg: the content is not a .jpeg file; the content is a PNG picture, rename it to shot.png:"
                        + " -a shot.png=shot.jpeg; --zip sends the file as shot.jpeg.zip",
                "text.jpeg: the content is not a .jpeg file; --zip sends the file as text.jpeg.zip");
    }

    @Test
    void two_files_do_not_get_the_same_name() throws IOException {
        file("shot.jpeg", JPEG);
        file("shot.jpg", JPEG);

        assertProblems(
                PackOptions.NONE,
                List.of("shot.jpg", "shot.jpeg"),
                "shot.jpeg: another attachment has the name shot.jpg; choose another name: -a NAME=PATH");
    }

    static byte[] content(String type) {
        return switch (type) {
            case "PNG" -> PNG;
            case "JPEG" -> JPEG;
            case "GIF" -> GIF;
            case "PDF" -> PDF;
            case "ZIP" -> ARCHIVE;
            default -> throw new IllegalArgumentException(type);
        };
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "shot, PNG, shot.png=shot",
                "shot.bin, PNG, shot.png=shot.bin",
                "shot.log, PNG, shot.png=shot.log",
                "shot.jpg, PNG, shot.png=shot.jpg",
                "shot.jpg.log, JPEG, shot.jpg=shot.jpg.log",
                "shot, JPEG, shot.jpg=shot",
                "anim.webp, GIF, anim.gif=anim.webp",
                "report, PDF, report.pdf=report",
                "backup, ZIP, backup.zip=backup",
                ".shot, PNG, .shot.png=.shot",
                "my shot, PNG, \"'my shot.png=my shot'\""
            })
    void a_file_that_only_lacks_the_right_name_is_told_it(String name, String type, String spec) throws IOException {
        file(name, content(type));

        assertProblem(
                name, "rename it to " + spec.replaceAll("^'|=.*", "") + ": -a " + spec + "; --zip sends the file as ");
    }

    @Test
    void a_name_that_was_given_is_replaced() throws IOException {
        file("dir/shot", PNG);
        standardInput = "%PDF-1.4";

        assertProblem("photo=dir/shot", "rename it to photo.png: -a photo.png=dir/shot; --zip");
        assertProblem("report=-", "rename it to report.pdf: -a report.pdf=-; --zip");
    }

    @ParameterizedTest
    @CsvSource({"report.docx, ZIP", "app.jar, ZIP"})
    void a_format_that_is_built_of_an_archive_is_none(String name, String type) throws IOException {
        file(name, content(type));

        assertThat(problem(name)).doesNotContain("rename");
    }

    @ParameterizedTest
    @CsvSource({"fake.png, fake.png.zip", "broken.zip, broken.zip.zip", "half.jpeg, half.jpeg.zip", "x.pdf, x.pdf.zip"})
    void what_is_said_of_the_content_is_overruled_by_zip(String name, String sent) throws IOException {
        file(name, "something else".getBytes(ISO_8859_1));

        assertThat(problem(name)).endsWith("; --zip sends the file as " + sent);
        assertThat(names(prepare(new PackOptions(What.REFUSED, false), name))).containsExactly(sent);
    }

    private void assertProblem(String spec, String part) {
        assertThat(problem(spec)).contains(part);
    }

    private String problem(String spec) {
        try {
            plain(spec);
        } catch (TicketsException e) {
            return e.getMessage();
        }
        throw new AssertionError(spec + " was packed");
    }
}
