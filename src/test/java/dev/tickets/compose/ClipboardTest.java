package dev.tickets.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.testing.Cli;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clipboard of a Mac, whose programs are played here; those of other desktops are in {@code PasteTest}. */
class ClipboardTest {
    private static final Path PICTURE = Path.of("docs/example.png").toAbsolutePath();

    @TempDir
    Path folder;

    private String picture() {
        String path = folder.resolve("bin") + ":" + System.getenv("PATH");
        Clock clock = Clock.fixed(Cli.NOW, ZoneOffset.UTC);
        return new Clipboard(Map.of("PATH", path), "Mac OS X", clock, Duration.ofSeconds(10))
                .picture(folder.resolve("pictures"));
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void is_asked_by_the_program_that_is_made_for_it() throws IOException {
        program("pngpaste", "[ \"$1\" = - ] && cat '" + PICTURE + "'");
        program("osascript", "exit 1");

        Path file = folder.resolve("pictures/screenshot-2026-01-02-030405.png");
        assertThat(picture()).isEqualTo("screenshot-2026-01-02-030405.png=" + file);
        assertThat(file).hasSameBinaryContentAs(PICTURE);
    }

    @Test
    void is_asked_by_what_every_mac_has_where_that_is_missing() throws IOException {
        // as the script asks for it: the picture goes to the file, and the result of the script to standard output
        program("osascript", """
                case $2 in
                *'clipboard as \u00abclass PNGf\u00bb'*'POSIX file (item 1 of arguments)'*) cat '%s' >"$3"; echo done ;;
                *) exit 1 ;;
                esac""".formatted(PICTURE));

        picture();

        Path file = folder.resolve("pictures/screenshot-2026-01-02-030405.png");
        assertThat(file).hasSameBinaryContentAs(PICTURE);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void without_a_picture_says_so() throws IOException {
        program(
                "osascript",
                "echo \"execution error: Can't make some data into the expected type. (-1700)\" >&2; exit 1");

        assertThatThrownBy(this::picture)
                .isInstanceOf(TicketsException.class)
                .hasMessage("the clipboard holds no picture");
    }

    @Test
    void names_the_program_to_install_where_there_is_none() {
        assertThatThrownBy(this::picture)
                .isInstanceOf(TicketsException.class)
                .hasMessage("--paste needs the program pngpaste, which is not installed");
    }
}
