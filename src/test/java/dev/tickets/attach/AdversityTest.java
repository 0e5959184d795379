package dev.tickets.attach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tickets.config.PortalDefaults;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.logins.PortalType;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import dev.tickets.ticket.PackOptions;
import dev.tickets.ticket.PackOptions.What;
import dev.tickets.ticket.PackedAttachments;
import dev.tickets.ticket.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change, vanish, or are none: each has its sentence. */
class AdversityTest {
    private static final PackOptions ZIP = new PackOptions(What.REFUSED, false);
    private static final PackOptions ALL = new PackOptions(What.ALL, false);

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();
    private Staging staging;
    private InputStream standardInput = InputStream.nullInputStream();
    private Predicate<String> beforeZipping = question -> true;

    @BeforeEach
    void makeRoom() {
        staging = new Staging(folder.resolve("state/staging"), new TrustedFiles());
    }

    @AfterEach
    void clearRoom() {
        staging.close();
    }

    private PackedAttachments prepare(PackOptions wishes, String... specs) {
        PackingContext bench = new PackingContext(
                folder,
                standardInput,
                staging,
                new ReadPipes(),
                Clock.systemUTC().withZone(ZoneOffset.UTC),
                notices::add,
                false,
                (question, preset) -> beforeZipping.test(question),
                Progress.Display.NONE);
        return new PlainPacker(PortalDefaults.of(PortalType.HOSTBILL).attachments(), wishes, bench)
                .prepare(List.of(specs));
    }

    private void assertProblems(PackOptions wishes, List<String> specs, String... problems) {
        assertThatThrownBy(() -> prepare(wishes, specs.toArray(new String[0])))
                .hasMessage("nothing was sent, because of the attachments:\n" + String.join("\n", problems));
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static List<String> entries(PackedAttachments prepared) throws IOException {
        try (ZipFile zip = new ZipFile(prepared.all().get(0).path().toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    /** Asking whether to zip takes place after looking at the file and before reading it. */
    private void meanwhile(Change change) {
        beforeZipping = question -> {
            try {
                change.run();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return true;
        };
    }

    private interface Change {
        void run() throws IOException;
    }

    @Test
    void a_file_that_vanishes_before_it_is_zipped_is_named() throws IOException {
        Path log = file("app.log", "gone soon");
        meanwhile(() -> Files.delete(log));

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("app.log"),
                "app.log: cannot be packed: " + log + ": the file no longer exists");
    }

    @Test
    void a_log_that_is_emptied_by_rotation_is_named() throws IOException {
        Path log = file("app.log", "many lines");
        meanwhile(() -> Files.writeString(log, ""));

        assertProblems(
                new PackOptions(What.TOO_LARGE, false),
                List.of("app.log"),
                "app.log: cannot be packed: " + log + ": the file became shorter during reading; repeat the command");
    }

    @Test
    void a_log_that_grows_is_taken_at_the_length_it_had() throws IOException {
        Path log = file("app.log", "one\n");
        meanwhile(() -> Files.writeString(log, "one\ntwo\n"));

        PackedAttachments prepared = prepare(new PackOptions(What.TOO_LARGE, false), "app.log");

        try (ZipFile zip = new ZipFile(prepared.all().get(0).path().toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("app.log")).readAllBytes())
                    .isEqualTo("one\n".getBytes(UTF_8));
        }
    }

    @Test
    void files_of_one_name_cannot_both_be_in_one_archive() throws IOException {
        file("a/app.log", "1");
        file("b/app.log", "2");

        assertProblems(
                ALL,
                List.of("a/app.log", "b/app.log"),
                "b/app.log: another attachment has the name app.log; choose another name: -a NAME=PATH");
        assertThat(entries(prepare(ALL, "a/app.log", "b.log=b/app.log"))).containsExactly("app.log", "b.log");
    }

    @Test
    void pipes_sockets_and_links_to_nothing_in_a_folder_are_all_named() throws IOException {
        file("logs/app.log", "fine");
        String mkfifo = RequiredTool.named("mkfifo").toString();
        ProgramRun made = ProgramRun.of(folder, List.of(mkfifo, "logs/fifo"));
        assertThat(made.exitCode()).isZero();
        Files.createSymbolicLink(folder.resolve("logs/link"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("logs/circle"), Path.of("."));
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(folder.resolve("logs/socket")));

            assertThatThrownBy(() -> prepare(ZIP, "logs/"))
                    .hasMessageContaining(folder.resolve("logs/fifo") + ": is a device, pipe or socket")
                    .hasMessageContaining(folder.resolve("logs/link") + ": is a device, pipe or socket, or a link to")
                    .hasMessageContaining(folder.resolve("logs/circle") + ": is a link in a cycle of links")
                    .hasMessageContaining(folder.resolve("logs/socket") + ": is a device, pipe or socket");
        }
        assertThatThrownBy(() -> prepare(ZIP, "logs/socket")).hasMessageContaining("is a device or a socket");
    }

    @Test
    void a_folder_goes_under_its_own_name_however_it_is_spelt() throws IOException {
        file("logs/app.log", "fine");

        for (String spec : List.of("logs", "logs/", "./logs/.", folder + "/logs/../logs")) {
            PackedAttachments prepared = prepare(ZIP, spec);
            assertThat(prepared.all().get(0).name()).isEqualTo("logs.zip");
            assertThat(entries(prepared)).containsExactly("logs/app.log");
        }
        assertProblems(
                ZIP, List.of("/"), "/: the name contains / or a control character; use a plain name: -a NAME=PATH");
    }

    @Test
    void links_are_followed_and_said() throws IOException {
        file("real/app.log", "fine");
        file("logs/own.log", "fine");
        Files.createSymbolicLink(folder.resolve("current"), Path.of("real"));
        Files.createSymbolicLink(folder.resolve("logs/app.log"), folder.resolve("real/app.log"));

        assertThat(entries(prepare(ZIP, "current"))).containsExactly("current/app.log");
        assertThat(notices)
                .contains("current is a link to " + folder.resolve("real").toRealPath());
        assertThat(entries(prepare(ZIP, "logs"))).containsExactly("logs/app.log", "logs/own.log");
        assertThat(notices).contains("logs: 1 link in the folder followed");
    }

    @Test
    void many_links_in_a_folder_are_one_line_and_no_line_stands_before_a_problem() throws IOException {
        Path real = file("logs/real.log", "fine");
        for (int i = 0; i < 40; i++) {
            Files.createSymbolicLink(folder.resolve("logs/link" + i), real);
        }

        prepare(ZIP, "logs");

        assertThat(notices).hasSize(2).startsWith("logs: 40 links in the folder followed");
        notices.clear();
        assertProblems(ZIP, List.of("logs", "none.log"), "none.log: the file does not exist");
        assertThat(notices).isEmpty();
    }

    @Test
    void names_with_line_ends_are_refused_and_other_odd_ones_kept() throws IOException {
        file("two\nlines.log", "x");
        file("it's \"odd\" $HOME.log", "x");

        assertProblems(
                ZIP,
                List.of("two\nlines.log"),
                "two\nlines.log: the name contains / or a control character; use a plain name: -a NAME=PATH");
        standardInput = new ByteArrayInputStream("x".getBytes(UTF_8));
        assertProblems(
                ZIP,
                List.of("two\nlines.log=-"),
                "two\nlines.log=-: the name contains / or a control character; use a plain name: -a NAME=PATH");
        assertThat(entries(prepare(ZIP, "it's \"odd\" $HOME.log"))).containsExactly("it's \"odd\" $HOME.log");
    }

    @Test
    void a_file_that_the_system_does_not_look_for_is_not_said_to_be_absent() {
        String tooLong = "x".repeat(300);

        assertProblems(ZIP, List.of(tooLong), tooLong + ": cannot be read: the name is too long");
    }

    @Test
    void standard_input_that_brings_nothing_is_said_once() {
        assertProblems(ZIP, List.of("app.png=-"), "app.png=-: the pipe is empty; check the command");
    }

    @Test
    void standard_input_is_read_to_its_end_only_once() {
        standardInput = new ByteArrayInputStream("lines".getBytes(UTF_8));

        assertProblems(ZIP, List.of("a.log=-", "b.log=-"), "b.log=-: standard input can be attached only once");
    }

    @Test
    void a_variable_that_is_not_set_attaches_nothing() throws IOException {
        file("secret.txt", "of the current folder");

        assertProblems(
                ALL,
                List.of("", "log="),
                "'': the path is empty; is a variable unset?",
                "log=: the path is empty; is a variable unset?");
    }

    @Test
    void files_that_the_kernel_writes_while_they_are_read_are_read_to_their_end() throws IOException {
        Path version = Path.of("/proc/version");
        assumeThat(version).exists();

        PackedAttachments prepared = prepare(ZIP, version.toString(), "osrelease.log=/proc/sys/kernel/osrelease");

        assertThat(entries(prepared)).containsExactly("version");
        try (ZipFile zip = new ZipFile(prepared.all().get(0).path().toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("version")).readAllBytes())
                    .isEqualTo(Files.readAllBytes(version));
        }
        Path link = folder.resolve("machine/version");
        Files.createDirectory(link.getParent());
        Files.createSymbolicLink(link, version);
        assertProblems(
                ZIP, List.of("machine"), link + ": the length is unknown before reading; attach the file directly");
    }

    @Test
    void names_that_are_no_utf_8_are_told_apart_in_an_archive() throws IOException {
        file("logs/a.log", "1");
        String script = "printf 2 >\"$(printf 'logs/b\\377.log')\"; printf 3 >\"$(printf 'logs/b\\376.log')\"";
        assertThat(ProgramRun.of(folder, List.of("sh", "-c", script)).exitCode())
                .isZero();

        assertThat(entries(prepare(ZIP, "logs")))
                .containsExactly("logs/a.log", "logs/b\ufffd.log", "logs/b\ufffd.log (2)");
        assertThat(notices)
                .contains(
                        "another file has the name logs/b\ufffd.log: this file is logs/b\ufffd.log (2) in the archive");
        assertProblems(
                ZIP,
                List.of("logs/b\ufffd.log"),
                "logs/b\ufffd.log: the file does not exist; if its name is not UTF-8: -a NAME=<(cat FILE)");
    }
}
