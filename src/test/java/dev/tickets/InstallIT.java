package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.Owner;
import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import dev.tickets.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tickets install} and {@code tickets uninstall}: all of it or nothing, and no file of anybody else. */
class InstallIT {
    private static final String BASH = "share/bash-completion/completions/tickets";
    private static final String ZSH = "share/zsh/site-functions/_tickets";
    private static final String FISH = "share/fish/vendor_completions.d/tickets.fish";

    @TempDir
    Path folder;

    private Path prefix;
    private InstalledProgram program;

    @BeforeEach
    void a_home_without_a_java() throws IOException {
        for (String shell : List.of("bash", "zsh", "fish")) {
            RequiredTool.named(shell);
        }
        Owner.mode(folder, "rwxr-xr-x");
        prefix = folder.resolve(".local");
        program = new InstalledProgram(folder).with("JAVA_HOME", "/nowhere");
        small("0.0.9");
        Files.createDirectories(folder.resolve("0.0.9/man/man1"));
        Files.writeString(folder.resolve("0.0.9/man/man1/tickets-old.1"), "of a command that is gone\n");
        small("0.1.0");
    }

    /** A program of few bytes, in a folder of that name; its Java says which version runs. */
    private void small(String version) throws IOException {
        Path home = folder.resolve(version);
        Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(home.resolve("man/man5"));
        Files.writeString(home.resolve("man/man5/tickets.toml.5"), "the keys of " + version + "\n");
        Files.writeString(home.resolve("lib/tickets-" + version + ".jar"), version);
        Path java = Files.createDirectories(home.resolve("runtime/bin"));
        Files.writeString(java.resolveSibling("release"), "JAVA_VERSION=\"17.0.1\"\n");
        String built = InstalledProgram.TICKETS.resolve("../..").normalize().toString();
        // not written by this process: a parallel test that starts one in that moment would hand it the open file
        ProgramRun run = program.shell("cp -R " + built + "/bin " + built + "/libexec " + built + "/completions " + home
                + " && printf '#!/bin/sh\\necho runs %s\\n' " + version + " >" + java + "/java && chmod +x " + java
                + "/java");
        assertThat(run).isEqualTo(new ProgramRun(0, "", ""));
    }

    private ProgramRun install(String version) {
        return program.shell(version + "/bin/tickets install --prefix .local");
    }

    private ProgramRun uninstall() {
        return program.shell("0.1.0/bin/tickets uninstall --prefix .local");
    }

    private ProgramRun installed() {
        return program.shell(".local/bin/tickets list");
    }

    /** All that lies below the prefix, folders too. */
    private List<String> all() throws IOException {
        if (!Files.exists(prefix)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(prefix)) {
            return files.map(file -> prefix.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void the_whole_program_runs_after_one_command_without_java() {
        InstalledProgram whole = new InstalledProgram(folder).with("JAVA_HOME", "/nowhere");

        ProgramRun install = whole.run("install", "--prefix", prefix.toString());

        assertThat(install.err()).isEmpty();
        assertThat(install.exitCode()).isZero();
        assertThat(install.out())
                .startsWith("""
                        installed: %1$s/bin/tickets (version 0.1.0, in %1$s/lib/tickets)
                        installed: %1$s/%2$s
                        installed: %1$s/%3$s
                        installed: %1$s/%4$s
                        """.formatted(prefix, BASH, ZSH, FISH))
                .endsWith("""
                        for zsh, add this line to ~/.zshrc, above compinit: fpath=(%1$s/share/zsh/site-functions $fpath)
                        the PATH lacks %1$s/bin; add this line to the file that your shell reads first: PATH="%1$s/bin:$PATH"
                        'tickets uninstall' removes all of this
                        """.formatted(prefix));
        assertThat(new InstalledProgram(folder).shell(".local/bin/tickets --version"))
                .isEqualTo(new ProgramRun(0, "tickets 0.1.0\n", ""));
        assertThat(prefix.resolve(FISH)).hasSameTextualContentAs(Path.of("completions/tickets.fish"));
    }

    @Test
    void says_what_was_done_and_nothing_of_a_PATH_that_has_the_folder() {
        program.with("PATH", prefix + "/bin:/usr/bin:/bin");

        assertThat(install("0.1.0")).isEqualTo(new ProgramRun(0, """
                        installed: %1$s/bin/tickets (version 0.1.0, in %1$s/lib/tickets)
                        installed: %1$s/%2$s
                        installed: %1$s/%3$s
                        installed: %1$s/%4$s
                        installed: the man pages in %1$s/share/man
                        for zsh, add this line to ~/.zshrc, above compinit: fpath=(%1$s/share/zsh/site-functions $fpath)
                        'tickets uninstall' removes all of this
                        """.formatted(prefix, BASH, ZSH, FISH), ""));
        assertThat(installed()).isEqualTo(new ProgramRun(0, "runs 0.1.0\n", ""));
    }

    @Test
    void fish_and_bash_find_their_scripts() {
        install("0.1.0");
        program.with("PATH", prefix + "/bin:" + System.getenv("PATH"));

        assertThat(program.shell("fish -c 'complete -C \"tickets depart\"'").out())
                .startsWith("departments");
        assertThat(program.shell("bash -c '. .local/" + BASH + " && complete -p tickets'")
                        .out())
                .isEqualTo("complete -F _tickets tickets\n");
    }

    @Test
    void uninstall_leaves_what_was_there_before_and_the_data_of_the_user() throws IOException {
        Files.createDirectories(prefix.resolve("share/man/man1"));
        Files.createDirectories(prefix.resolve("bin"));
        Path template = Files.createDirectories(prefix.resolve("share/tickets/templates"));
        Files.writeString(template.resolve("own.md"), "own");
        Files.createDirectories(prefix.resolve("state/tickets/outbox/waiting/1"));
        List<String> before = all();
        install("0.1.0");

        ProgramRun run = program.shell(".local/bin/tickets uninstall");

        assertThat(run)
                .isEqualTo(new ProgramRun(
                        0,
                        "removed: tickets from " + prefix + "\nkept: your tickets, drafts, logins and settings\n",
                        ""));
        assertThat(all()).isEqualTo(before);
        assertThat(uninstall())
                .isEqualTo(new ProgramRun(
                        1,
                        "",
                        "tickets: 'tickets install' has installed nothing in " + prefix
                                + "\ntickets: say --prefix FOLDER for another folder\n"));
    }

    @Test
    void an_upgrade_leaves_only_the_new_version() throws IOException {
        install("0.0.9");
        assertThat(installed().out()).isEqualTo("runs 0.0.9\n");
        assertThat(prefix.resolve("share/man/man1/tickets-old.1")).exists();

        assertThat(install("0.1.0").exitCode()).isZero();

        assertThat(installed().out()).isEqualTo("runs 0.1.0\n");
        assertThat(prefix.resolve("share/man/man1/tickets-old.1")).doesNotExist();
        assertThat(prefix.resolve("share/man/man5/tickets.toml.5")).hasContent("the keys of 0.1.0\n");
        try (Stream<Path> left = Files.list(prefix.resolve("lib/tickets"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("0.1.0", "installed");
        }
        uninstall();
        assertThat(all()).isEmpty();
    }

    @Test
    void the_same_version_again_takes_the_place_of_the_first() {
        install("0.1.0");

        ProgramRun run = program.shell(".local/bin/tickets install --prefix .local");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("installed: " + prefix + "/bin/tickets (version 0.1.0+2, in ");
        assertThat(installed().out()).isEqualTo("runs 0.1.0\n");
        assertThat(prefix.resolve("lib/tickets/0.1.0")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/tickets", "lib/tickets/notes.txt", BASH, ZSH, FISH, "share/man/man5/tickets.toml.5"})
    void a_file_of_somebody_else_is_not_overwritten(String name) throws IOException {
        Path file = prefix.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "own\n");
        List<String> before = all();
        Path named = name.startsWith("lib") ? file.getParent() : file;

        assertThat(install("0.1.0")).isEqualTo(new ProgramRun(1, "", """
                tickets: %s is there already, and not as 'tickets install' left it
                tickets: nothing was installed: move it away or delete it, then install again
                """.formatted(named)));

        assertThat(file).hasContent("own\n");
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void a_file_that_was_changed_is_neither_overwritten_nor_removed() throws IOException {
        install("0.0.9");
        Files.writeString(prefix.resolve(BASH), "changed\n");

        assertThat(install("0.1.0").err()).startsWith("tickets: " + prefix.resolve(BASH) + " is there already");
        assertThat(installed().out()).isEqualTo("runs 0.0.9\n");
        assertThat(uninstall().out())
                .isEqualTo("kept: " + prefix.resolve(BASH) + ", which has been changed\nremoved: tickets from " + prefix
                        + "\nkept: your tickets, drafts, logins and settings\n");
        assertThat(prefix.resolve(BASH)).hasContent("changed\n");
        assertThat(prefix.resolve("bin")).doesNotExist();
    }

    @Test
    void a_prefix_that_cannot_be_written_stays_as_it_is() throws IOException {
        Owner.requireRoot();
        install("0.0.9");
        List<String> before = all();
        String stranger = RequiredTool.named("setpriv") + " --reuid=" + Owner.STRANGER + " --regid=" + Owner.STRANGER
                + " --clear-groups ";

        ProgramRun upgrade = program.shell(stranger + "0.1.0/bin/tickets install --prefix .local");
        ProgramRun uninstall = program.shell(stranger + "0.1.0/bin/tickets uninstall --prefix .local");
        ProgramRun elsewhere = program.shell(stranger + "0.1.0/bin/tickets install --prefix other");

        assertThat(upgrade)
                .isEqualTo(new ProgramRun(
                        1, "", "tickets: cannot write to " + prefix + "/lib/tickets: nothing was installed\n"));
        assertThat(uninstall)
                .isEqualTo(new ProgramRun(1, "", "tickets: cannot write to " + prefix + ": nothing was removed\n"));
        assertThat(elsewhere.err()).endsWith("tickets: cannot write to " + folder + "/other: nothing was installed\n");
        assertThat(all()).isEqualTo(before);
        assertThat(installed().out()).isEqualTo("runs 0.0.9\n");
    }

    @Test
    void a_full_disk_leaves_nothing_or_the_version_before() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(prefix, "size=2m")) {
            List<String> before = all();
            program.shell("head -c 1500000 /dev/zero >0.1.0/lib/big.jar; head -c 1500000 /dev/zero >0.0.9/lib/big.jar");
            assertThat(program.shell("head -c 1000000 /dev/zero >.local/other && " + "0.0.9/bin/tickets install"
                                    + " --prefix .local")
                            .err())
                    .contains("No space left on device")
                    .endsWith("tickets: nothing was installed in " + prefix
                            + ", and what was there before is unchanged\n");
            Files.delete(prefix.resolve("other"));
            assertThat(all()).isEqualTo(before);

            assertThat(install("0.0.9").exitCode()).isZero();
            before = all();
            assertThat(install("0.1.0").err()).contains("No space left on device");
            assertThat(all()).isEqualTo(before);
            assertThat(installed().out()).isEqualTo("runs 0.0.9\n");

            disk.grow("size=9m");
            assertThat(install("0.1.0").exitCode()).isZero();
            assertThat(installed().out()).isEqualTo("runs 0.1.0\n");
        }
    }

    /** Kills the whole run at its first program, at its second, and so on: an upgrade, and a first installation. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_kill_at_any_step_leaves_one_version_whole_or_none(boolean upgrade) throws IOException {
        String killing = killing();
        int step = 0;
        for (int exitCode = 137; exitCode == 137; ) {
            step++;
            if (upgrade) {
                assertThat(install("0.0.9").exitCode()).isZero();
            }
            Files.writeString(folder.resolve("steps"), step + "\n");

            exitCode = program.shell(
                            "PATH=" + killing + ":$PATH setsid --wait 0.1.0/bin/tickets install --prefix .local")
                    .exitCode();

            if (upgrade || Files.exists(prefix.resolve("bin/tickets"))) {
                assertThat(installed().out()).as("step %d", step).isIn("runs 0.0.9\n", "runs 0.1.0\n");
            }
            ProgramRun again = install("0.1.0");
            assertThat(again.exitCode()).as("step %d: %s", step, again).isZero();
            assertThat(installed().out()).isEqualTo("runs 0.1.0\n");
            assertThat(uninstall().err()).isEmpty();
            // a folder that was made just before the kill may stay, empty
            assertThat(all()).as("step %d", step).allMatch(name -> Files.isDirectory(prefix.resolve(name)));
        }
        assertThat(step).isGreaterThan(20);
    }

    /** A folder with the programs of the script, each of which counts down and then kills its process group. */
    private String killing() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("killing"));
        for (String name : List.of("mkdir", "cp", "chmod", "mv", "ln", "rm", "rmdir", "sort", "grep", "cksum")) {
            Path real = RequiredTool.named(name).path();
            ProgramRun run = program.shell("cat >" + bin.resolve(name) + " <<'SCRIPT' && chmod +x " + bin.resolve(name)
                    + "\n#!/bin/sh\nread -r left <" + folder + "/steps\nleft=$((left - 1))\necho $left >" + folder
                    + "/steps\n[ $left != 0 ] || kill -9 0\nexec " + real + " \"$@\"\nSCRIPT\n");
            assertThat(run).isEqualTo(new ProgramRun(0, "", ""));
        }
        return bin.toString();
    }

    @Test
    void of_two_runs_at_once_the_second_waits_for_nobody() throws IOException {
        Path lock = Files.createDirectories(prefix.resolve("lib/tickets/.lock"));
        long running = ProcessHandle.current().pid();
        Files.writeString(lock.resolve("process"), running + "\n");

        assertThat(install("0.1.0").err())
                .isEqualTo("tickets: process " + running + " is installing or removing in " + prefix
                        + ": wait for its end\n");
        assertThat(prefix.resolve("bin")).doesNotExist();
    }

    @Test
    void a_wrong_argument_ends_with_2_and_help_shows_the_options() {
        assertThat(program.run("install", "here").exitCode()).isEqualTo(2);
        assertThat(program.run("install", "here").err()).startsWith("tickets: unknown argument: here\nUsage: ");
        assertThat(program.run("uninstall", "--prefix").err()).startsWith("tickets: --prefix needs a folder\n");
        assertThat(program.run("install", "--help").out())
                .startsWith("Usage: tickets install [--prefix FOLDER]\n       tickets uninstall [--prefix FOLDER]\n");
        assertThat(program.run("help", "uninstall")).isEqualTo(program.run("install", "--help"));
        assertThat(program.run("install", "--prefix", folder + "/a:b"))
                .isEqualTo(new ProgramRun(
                        1,
                        "",
                        "tickets: cannot use " + folder
                                + "/a:b: neither Java nor a PATH accepts a colon or a line end in a folder name\n"));
    }
}
