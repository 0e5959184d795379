package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.FaultyPortal;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.Owner;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of root in the folders of a user, as one {@code sudo tickets} leaves them: whose they are, and what helps. */
class RootLeftoversIT {
    private static final String CREATE = "create -d 1 -m Help -s Alert -q";

    @TempDir
    Path folder;

    private FaultyPortal portal;
    private InstalledProgram program;
    private Path home;
    private String setpriv;

    @BeforeEach
    void a_user_has_worked_here() throws IOException {
        Owner.requireRoot();
        setpriv = RequiredTool.named("setpriv") + " --reuid=" + Owner.STRANGER + " --regid=" + Owner.STRANGER
                + " --clear-groups ";
        Owner.mode(folder, "rwxr-xr-x");
        ProgramRun copy = ProgramRun.of(
                folder,
                List.of(
                        "cp",
                        "-a",
                        InstalledProgram.TICKETS.resolve("../..").normalize().toString(),
                        "program"));
        assertThat(copy.err()).isEmpty();
        home = Owner.stranger(Files.createDirectory(folder.resolve("home")));
        portal = new FaultyPortal(Files.createDirectory(folder.resolve("portal")));
        program = new InstalledProgram(home)
                .with("TICKETS_PORTAL", portal.uri().toString())
                .with("TICKETS_TOKEN", portal.token())
                .with("TICKETS", setpriv + folder.resolve("program/bin/tickets"));
        ProgramRun first = program.shell(setpriv + "mkdir -p .config/tickets; $TICKETS " + CREATE);
        assertThat(first.exitCode()).as(first.toString()).isZero();
    }

    @AfterEach
    void close() {
        if (portal != null) {
            portal.close();
        }
    }

    /** The command with these folders, in this order. */
    private String chown(String... folders) {
        StringBuilder command = new StringBuilder("sudo chown -R " + Owner.STRANGER + ":");
        for (String one : folders) {
            command.append(' ').append(home.resolve(one));
        }
        return command.toString();
    }

    private String all() {
        return chown(".local/state/tickets", ".config/tickets", ".cache/tickets");
    }

    private ProgramRun after(String roots, String arguments) {
        return program.shell(roots + "; $TICKETS " + arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "mkdir .local/state/tickets/credentials, credentials, credentials/default.json, the folder HOME/credentials",
        "mkdir .local/state/tickets/keys, keys, keys, it"
    })
    void a_folder_that_root_has_made_is_named(String roots, String closed, String file, String what) {
        String command = closed.equals("keys") ? "key list" : "list";
        Path state = home.resolve(".local/state/tickets");

        assertThat(after("umask 077; " + roots, command)).isEqualTo(new ProgramRun(2, "", """
                tickets: cannot open %s: no permission to open %s (owner root, mode 0700)
                hint: root owns %s: %s
                """.formatted(
                        state.resolve(file), what.replace("HOME", state.toString()), state.resolve(closed), all())));
    }

    @Test
    void a_config_toml_of_root_is_not_taken_for_none() {
        Path config = home.resolve(".config/tickets/config.toml");

        assertThat(after("umask 077; echo '[profiles.default]' >.config/tickets/config.toml", "list"))
                .isEqualTo(new ProgramRun(2, "", """
                tickets: cannot open %s: no permission to open it (owner root, mode 0600)
                hint: root owns %s: %s
                """.formatted(
                                config, config, chown(".config/tickets", ".local/state/tickets", ".cache/tickets"))));
    }

    @Test
    void folders_above_are_given_back_as_a_whole() {
        assertThat(after("chown -R root .local; chmod 700 .local", "drafts list"))
                .isEqualTo(new ProgramRun(2, "", """
                tickets: cannot open %s: no permission to open the folder %s (owner root, mode 0700)
                hint: root owns %s: sudo chown -R %s: %s
                """.formatted(
                                home.resolve(".local/state/tickets/drafts"),
                                home.resolve(".local"),
                                home.resolve(".local"),
                                Owner.STRANGER,
                                home.resolve(".local"))));
    }

    /** The message is sent or kept, or the words say that it is neither. */
    @ParameterizedTest
    @CsvSource({"outbox/making, 1", "outbox/waiting, 1", "outbox/sending, 75", "outbox/receipts, 0", "outbox/done, 0"})
    void a_folder_of_the_outbox_is_named_with_what_becomes_of_the_message(String name, int exitCode) {
        Path closed = home.resolve(".local/state/tickets").resolve(name);

        ProgramRun run = after("chown root '" + closed + "'", CREATE);

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
        assertThat(run.err()).contains("permission denied", "root owns " + closed + ": " + all());
        if (exitCode == 1) {
            assertThat(run.err()).contains("nothing was sent", "the draft is kept: tickets drafts show ");
        }
        assertThat(portal.stored()).hasSize(exitCode == 0 ? 2 : 1);
    }

    @Test
    void a_cache_of_root_is_a_notice() {
        assertThat(after("chown -R root .cache; chmod 700 .cache", "departments --refresh -o tsv --fields id")
                        .err())
                .isEqualTo(
                        "cannot save names in " + home.resolve(".cache/tickets/default") + ": permission denied (root"
                                + " owns " + home.resolve(".cache") + ": " + chown(".cache") + ")\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "send -q"})
    void an_entry_of_root_does_not_stop_the_others(String command) {
        portal.leave();
        assertThat(after("true", CREATE).exitCode()).isEqualTo(75);
        assertThat(after("true", CREATE).exitCode()).isEqualTo(75);
        portal.recover();

        ProgramRun run =
                after("chown -R root $(ls -d .local/state/tickets/outbox/waiting/* | head -1)", "outbox " + command);

        assertThat(run.err())
                .contains(
                        "is incomplete and will not be sent: permission denied (root owns "
                                + home.resolve(".local/state/tickets/outbox/waiting/"),
                        all());
    }

    @Test
    void the_doctor_names_what_is_closed() {
        ProgramRun run = after("chown -R root .local/state/tickets/outbox/waiting", "doctor -o tsv");

        assertThat(run.out())
                .contains("no permission to open the folder " + home.resolve(".local/state/tickets/outbox/waiting")
                        + " (owner root, mode 0700)");
    }
}
