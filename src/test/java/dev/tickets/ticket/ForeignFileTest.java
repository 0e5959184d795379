package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Owner;
import dev.tickets.ticket.ForeignFile.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of another user that is in the way, and the command that gives it back. */
class ForeignFileTest {
    private static final User ANN = new User(Owner.STRANGER, "ann");

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void the_home_of_ann() throws IOException {
        Owner.requireRoot();
        home = Owner.stranger(Files.createDirectory(folder.resolve("home")));
        Path above = home;
        for (String name : new String[] {".local", "state", "tickets"}) {
            above = Owner.stranger(Files.createDirectory(above.resolve(name)));
        }
    }

    private String remedy(String path) {
        ForeignFile found = ForeignFile.at(home.resolve(path), ANN);
        return found == null ? "none" : found.remedy().replace(home.toString(), "~");
    }

    /** What root makes in the home of ann, the path that fails, and the remedy. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".local/state/tickets/outbox | .local/state/tickets/outbox/making/1/lock | root owns ~/.local/state/tickets/outbox: sudo chown -R ann: ~/.local/state/tickets",
                ".local/state/tickets/outbox/making | .local/state/tickets/outbox | root owns ~/.local/state/tickets/outbox: sudo chown -R ann: ~/.local/state/tickets",
                ".cache/tickets | .cache/tickets/default/origin | root owns ~/.cache/tickets: sudo chown -R ann: ~/.cache",
                ".config | .config/tickets/config.toml | root owns ~/.config: sudo chown -R ann: ~/.config",
                "my files | my files/desk.asc | root owns ~/my files: sudo chown -R ann: '~/my files'",
                ".local/state/tickets/keys | .local/state/tickets/drafts | none",
            })
    void the_highest_folder_of_the_other_user_is_given_back(String roots, String path, String remedy)
            throws IOException {
        Files.createDirectories(home.resolve(roots));

        assertThat(remedy(path)).isEqualTo(remedy);
    }

    /** Otherwise the next run would meet the next file. */
    @Test
    void all_folders_of_the_program_are_given_back_together() throws IOException {
        for (String name : new String[] {".config", ".cache"}) {
            Owner.stranger(Files.createDirectory(home.resolve(name)));
            Files.createDirectory(home.resolve(name).resolve("tickets"));
        }
        Files.createDirectory(home.resolve(".local/state/tickets/outbox"));

        assertThat(remedy(".local/state/tickets/outbox/waiting"))
                .isEqualTo("root owns ~/.local/state/tickets/outbox: sudo chown -R ann: ~/.local/state/tickets"
                        + " ~/.config/tickets ~/.cache/tickets");
    }

    /** A command that gives away what never was ann's would be worse than none. */
    @Test
    void a_folder_outside_of_the_users_own_is_not_given_away() {
        assertThat(ForeignFile.at(Path.of("/usr/lib/none/x"), ANN))
                .extracting(ForeignFile::remedy)
                .isEqualTo("root owns /usr/lib: fix the permissions with chown or chmod: ls -ld /usr/lib");
    }

    @Test
    void nothing_is_foreign_to_root() {
        assertThat(ForeignFile.at(home, new User(0, "root"))).isNull();
    }
}
