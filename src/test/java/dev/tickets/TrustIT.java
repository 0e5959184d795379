package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.FakePortal;
import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.Owner;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed program as an ordinary user: what is that user's or root's is used, what another user owns is not. */
class TrustIT {
    /** An ordinary user that no list of users knows, and another one. */
    private static final int BOB = 4_711;

    @TempDir
    static Path folder;

    private static FakePortal portal;
    private static RequiredTool setpriv;
    private static Path home;
    private static Path config;

    @BeforeAll
    static void a_program_that_every_user_can_run() throws IOException {
        Owner.requireRoot();
        setpriv = RequiredTool.named("setpriv");
        Owner.mode(folder, "rwxr-xr-x");
        Path installed = InstalledProgram.TICKETS.resolve("../..").normalize();
        ProgramRun copy = ProgramRun.of(folder, List.of("cp", "-a", installed.toString(), "program"));
        assertThat(copy.err()).isEmpty();
        portal = new FakePortal().answers("GET /api/tickets", 200, "{\"success\":true,\"tickets\":[]}");
        home = Owner.stranger(Files.createDirectory(folder.resolve("home")));
        config = home.resolve(".config/tickets/config.toml");
        for (String name : List.of(".config", ".config/tickets")) {
            Owner.mode(Owner.stranger(Files.createDirectory(home.resolve(name))), "rwxr-xr-x");
        }
        Files.writeString(config, "[profiles.default]\nportal = \"" + portal.uri() + "\"\n");
    }

    @AfterAll
    static void close() {
        if (portal != null) {
            portal.close();
        }
    }

    private static ProgramRun ordinary(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                setpriv.toString(),
                "--reuid=" + Owner.STRANGER,
                "--regid=" + Owner.STRANGER,
                "--clear-groups",
                folder.resolve("program/bin/tickets").toString()));
        command.addAll(List.of(arguments));
        Map<String, String> environment = Map.of(
                "HOME",
                home.toString(),
                "PATH",
                System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "LC_ALL",
                "C.UTF-8",
                "TICKETS_ARCHIVE",
                "off",
                "TICKETS_TOKEN",
                "t");
        return ProgramRun.of(home, environment, command);
    }

    private static void own(int uid, int gid, int mode) throws IOException {
        Files.setAttribute(config, "unix:uid", uid);
        Files.setAttribute(config, "unix:gid", gid);
        Owner.mode(config, mode);
    }

    private static ProgramRun refusal(String words, String hint) {
        return new ProgramRun(
                2,
                "",
                ("tickets: refusing FILE: " + words + "\nhint: " + hint + "\n").replace("FILE", config.toString()));
    }

    @Test
    void the_owner_of_a_file_decides_whether_it_is_used() throws IOException {
        own(Owner.STRANGER, Owner.STRANGER, 0600);
        assertThat(ordinary("list", "-q")).as("one's own").isEqualTo(new ProgramRun(0, "", ""));

        own(0, 0, 0644);
        assertThat(ordinary("list", "-q")).as("root's").isEqualTo(new ProgramRun(0, "", ""));

        own(BOB, BOB, 0644);
        assertThat(ordinary("list"))
                .isEqualTo(refusal(
                        "another user owns it (owner 4711, mode 0644)",
                        "sudo chown 12345 FILE, if you trust the file's content"));

        own(0, 0, 0664);
        assertThat(ordinary("list"))
                .isEqualTo(refusal("the group root can change it (owner root, mode 0664)", "sudo chmod go-w FILE"));

        own(Owner.STRANGER, Owner.STRANGER, 0660);
        assertThat(ordinary("list"))
                .as("a group that no list knows may have other members")
                .isEqualTo(refusal("the group 12345 can change it (owner 12345, mode 0660)", "chmod go-w FILE"));

        ProgramRun doctor = ordinary("doctor", "--offline", "-o", "tsv");
        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("files\tproblem\tthe group 12345 can change the file " + config
                        + " (owner 12345, mode 0660)\tchmod go-w " + config + "\t\n");
    }
}
