package dev.tickets.state;

import static dev.tickets.testing.Owner.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.testing.Owner;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from the root of the file system to a file: every folder and link on it counts. */
class TrustedFilesTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void without_links_above() throws IOException {
        folder = temporary.toRealPath();
    }

    private List<String> faults(Path path) {
        return new TrustedFiles()
                .faults(path).stream()
                        .map(fault -> fault.sentence().text().replace(folder.toString(), "."))
                        .toList();
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Owner.mode(Files.writeString(file, "x"), "rw-------");
    }

    @Test
    void what_is_ours_alone_is_used_and_so_is_what_is_not_there() throws IOException {
        Path file = file("a/b/file");
        TrustedFiles trust = new TrustedFiles();

        assertThat(trust.checked(file)).isEqualTo(file);
        assertThat(trust.checkedSecret(folder.resolve("none/file"))).isEqualTo(folder.resolve("none/file"));
        assertThat(trust.checked(Path.of("pom.xml"))).isEqualTo(Path.of("pom.xml"));
    }

    @Test
    void an_open_file_is_refused_with_the_command_that_closes_it() throws IOException {
        Path file = Owner.mode(file("it's here/file"), "rw-rw-rw-");

        assertThatThrownBy(() -> new TrustedFiles().checked(file)).isInstanceOfSatisfying(TicketsException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.USAGE);
            assertThat(e).hasMessageStartingWith("refusing " + file + ": every user can change it (owner ");
            assertThat(e).hasMessageEndingWith(", mode 0666)");
            assertThat(e.hint()).isEqualTo("chmod go-w '" + folder + "/it'\\''s here/file'");
        });
        assertThatThrownBy(() -> new TrustedFiles().checkedSecret(file))
                .isInstanceOfSatisfying(
                        TicketsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOGIN_REQUIRED));
    }

    @Test
    void an_open_folder_is_refused_however_far_above_it_is() throws IOException {
        Path file = file("open/a/b/file");
        Owner.mode(folder.resolve("open"), "rwxrwxrwx");

        assertThat(faults(file))
                .singleElement()
                .asString()
                .startsWith("every user can change the folder ./open (owner ");
        assertThat(faults(folder.resolve("open/none/file")))
                .as("what is not there could be put there")
                .hasSize(1);
    }

    @Test
    void a_sticky_folder_is_fine() throws IOException {
        Path file = file("sticky/a/file");
        Owner.mode(folder.resolve("sticky"), 01777);

        assertThat(faults(file)).isEmpty();
    }

    @Test
    void our_own_links_are_followed_and_their_targets_checked() throws IOException {
        Path file = file("real/a/file");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real/../real/a"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link.resolve("file"));

        assertThat(faults(link.resolve("file"))).isEmpty();
        assertThat(faults(second)).isEmpty();

        Owner.mode(folder.resolve("real"), "rwxrwxrwx");
        assertThat(faults(second)).first().asString().startsWith("every user can change the folder ./real (owner ");
        Owner.mode(folder.resolve("real"), "rwx------");
        Owner.mode(file, "rw----rw-");
        assertThat(faults(second)).singleElement().asString().contains(" the file ./link/file (owner ");
    }

    @Test
    void two_dots_after_a_link_mean_the_folder_above_its_target() throws IOException {
        file("real/a/inner");
        Owner.mode(file("real/file"), "rw-rw-rw-");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real/a"));

        assertThat(faults(link.resolve("../file")))
                .singleElement()
                .asString()
                .contains("every user can change the file");
    }

    @Test
    void a_link_to_nothing_is_refused_and_one_that_goes_in_circles_is_left_to_the_system() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("none"));
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));

        assertThat(faults(link))
                .singleElement()
                .asString()
                .startsWith("the link ./link leads to ./none, which does not exist (owner ");
        assertThat(faults(circle)).isEmpty();
        assertThatThrownBy(() -> Files.readString(circle)).isInstanceOf(IOException.class);
    }

    @Test
    void what_this_process_has_open_is_used_and_so_are_devices() {
        assertThat(faults(Path.of("/dev/null"))).isEmpty();
        assertThat(faults(Path.of("/dev/stdin"))).isEmpty();
    }

    @Test
    void a_folder_is_looked_at_once() throws IOException {
        TrustedFiles trust = new TrustedFiles();
        Path file = file("a/file");
        trust.checked(file);
        Owner.mode(folder.resolve("a"), "rwxrwxrwx");

        assertThat(trust.checked(file)).isEqualTo(file);
        assertThat(faults(file)).as("another run looks again").hasSize(1);
    }

    /** Else the next file in the folder would pass. */
    @Test
    void a_folder_below_one_that_is_refused_is_not_remembered() throws IOException {
        Path file = file("open/a/file");
        Owner.mode(folder.resolve("open"), "rwxrwxrwx");
        TrustedFiles trust = new TrustedFiles();

        assertThat(trust.faults(file)).hasSize(1);
        assertThat(trust.faults(file)).hasSize(1);
    }

    @Test
    void all_that_is_wrong_with_a_way_is_told_at_once() throws IOException {
        Owner.requireRoot();
        Path file = Owner.stranger(Owner.mode(file("a/b/file"), "rw-rw-rw-"));
        Owner.stranger(folder.resolve("a"));
        Owner.mode(folder.resolve("a/b"), "rwxrwxrwx");

        List<Distrust> faults = new TrustedFiles().faults(file);

        assertThat(faults)
                .extracting(fault -> fault.command().text().replace(folder.toString(), "."))
                .containsExactly(
                        "chown root ./a", "chmod go-w ./a/b", "chown root ./a/b/file && chmod go-w ./a/b/file");
        assertThat(faults.get(2).sentence().text())
                .isEqualTo("another user owns the file " + file + " (owner " + STRANGER + ", mode 0666)");
    }

    /** The commands of an ordinary user need sudo where the file is not theirs. */
    @Test
    void an_ordinary_user_is_told_where_sudo_is_needed() throws IOException {
        Owner.requireRoot();
        Path users = Files.writeString(file("passwd"), "ann:x:" + STRANGER + ":" + STRANGER + "::/:\n");
        TrustedFiles trust = new TrustedFiles(new ProcessUser(STRANGER, STRANGER, users, users));
        Path ours = Owner.stranger(Owner.mode(file("ours"), "rw-rw-rw-"));
        Path ofRoot = Owner.mode(file("root"), "rw-rw-rw-");
        Path ofBob = Files.setAttribute(file("bob"), "unix:uid", 4711);
        Path link = Files.createSymbolicLink(folder.resolve("link"), ours);
        Files.setAttribute(link, "unix:uid", 4711, LinkOption.NOFOLLOW_LINKS);
        Owner.mode(folder, "rwxr-xr-x");

        assertThat(List.of(ours, ofRoot, ofBob, link))
                .extracting(path -> trust.faults(path).get(0).command().text().replace(folder.toString(), "."))
                .containsExactly(
                        "chmod go-w ./ours", "sudo chmod go-w ./root", "sudo chown ann ./bob", "sudo rm ./link");
    }
}
