package dev.tickets.attach;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which type a file has by its content, and which extensions name the same format. */
class FileTypeTest {
    @TempDir
    Path folder;

    static Stream<Arguments> contents() throws IOException {
        return Stream.of(
                Arguments.of("JPEG", "\u00ff\u00d8\u00ff\u00e0", FileType.JPG),
                Arguments.of("GIF of 1987", "GIF87a", FileType.GIF),
                Arguments.of("GIF of 1989", "GIF89a", FileType.GIF),
                Arguments.of("damaged GIF", "GIF88a", null),
                Arguments.of("PNG", "\u0089PNG\r\n\u001a\n", FileType.PNG),
                Arguments.of("PNG sent as text", "\u0089PNG\n\u001a\n", null),
                Arguments.of("PDF", "%PDF-1.4", FileType.PDF),
                Arguments.of("PDF after other bytes", "\r\nHTTP header\r\n%PDF-1.7", FileType.PDF),
                Arguments.of("PDF too far behind", " ".repeat(2000) + "%PDF-1.4", null),
                Arguments.of("zip", zip(), FileType.ZIP),
                Arguments.of("zip of a document", "PK\u0003\u0004[Content_Types].xml", FileType.ZIP),
                Arguments.of("empty zip", "PK\u0005\u0006" + "\0".repeat(18), FileType.ZIP),
                Arguments.of("first part of a split zip", "PK\u0007\u0008PK\u0003\u0004", FileType.ZIP),
                Arguments.of("zip meant to be split", "PK00" + zip(), FileType.ZIP),
                Arguments.of("only the mark of such a zip", "PK00", null),
                Arguments.of("program that unpacks itself", "MZ\u0090\0" + "\0".repeat(5000) + zip(), FileType.ZIP),
                Arguments.of("script that unpacks itself", "#!/bin/sh\nexec unzip \"$0\"\n" + zip(), FileType.ZIP),
                Arguments.of("zip with a comment", "MZ" + zip().replaceAll("\\x00\\x00$", "\u0003\0abc"), FileType.ZIP),
                Arguments.of("text with the letters of a zip", "PK\u0005\u0006 is how a zip ends", FileType.ZIP),
                Arguments.of("those letters in a text", "A zip ends with PK\u0005\u0006.", null),
                Arguments.of("text", "no picture", null),
                Arguments.of("one byte", "P", null));
    }

    private static String zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write('a');
        }
        return bytes.toString(ISO_8859_1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void a_type_is_recognized_by_the_content(String what, String content, @Nullable FileType type) throws IOException {
        Path file = Files.write(folder.resolve("file"), content.getBytes(ISO_8859_1));

        assertThat(FileType.of(file)).as(what).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"jpg, JPG", "jpeg, JPG", "jpe, JPG", "jfif, JPG", "gif, GIF", "png, PNG", "pdf, PDF", "zip, ZIP"})
    void an_extension_names_a_format(String extension, FileType type) {
        assertThat(FileType.named(extension)).isEqualTo(type);
    }
}
