package dev.tickets.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.ProgramRun;
import dev.tickets.testing.RequiredTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An interactive shell in a pseudo-terminal: types a line with TABs in it, and tells what the program was given. */
record ShellSession(Path folder, String shell, String start) {
    /**
     * The shell runs a {@code tickets} that only writes its arguments to a file, and is ready when it says so. Only
     * then is the line typed, as a shell that still starts would take a TAB for a blank.
     */
    private static final String EXPECT = """
            set timeout 20
            set stty_init "columns 200 rows 50"
            log_user 0
            spawn -noecho {*}$env(START)
            send -- "$env(SETUP)\\r"
            expect "ready-now" {} timeout { exit 3 } eof { exit 4 }
            send -- "$env(TYPED)\\r"
            send -- "exit\\r"
            expect eof {} timeout { exit 5 }
            """;

    static ShellSession bash(Path folder) {
        return new ShellSession(folder, "bash", "--norc --noprofile -i");
    }

    static ShellSession zsh(Path folder) {
        return new ShellSession(folder, "zsh", "-f -i");
    }

    static ShellSession fish(Path folder) {
        return new ShellSession(folder, "fish", "--no-config -i");
    }

    /** fish reads the keys itself only when its prompt is there; before, the terminal would take a TAB. */
    private String ready() {
        return shell.equals("fish") ? "function fish_prompt; echo -n 'ready-now> '; end" : "echo ready-now";
    }

    /** The program, as a function. */
    private String program() {
        return shell.equals("fish")
                ? "function tickets; printf '<%s>' $argv >given; end"
                : "tickets() { printf '<%s>' \"$@\" >given; }";
    }

    /** What the program was given, as {@code <create><-s>}, when this was typed; {@code \t} is the TAB key. */
    String given(String script, String prepare, String typed) {
        String expect = RequiredTool.named("expect").toString();
        String program = RequiredTool.named(shell).toString();
        try {
            Files.writeString(folder.resolve("script"), script);
            Files.writeString(
                    folder.resolve("setup"), prepare + "\nsource ./script\n" + program() + "\n" + ready() + "\n");
            Path steps = Files.writeString(folder.resolve("steps"), EXPECT);
            Map<String, String> environment = Map.of(
                    "PATH",
                    System.getenv().getOrDefault("PATH", ""),
                    "LC_ALL",
                    "C.UTF-8",
                    "TERM",
                    "xterm",
                    "HOME",
                    folder.toString(),
                    "START",
                    program + " " + start,
                    "SETUP",
                    "source ./setup",
                    "TYPED",
                    typed);
            ProgramRun run = ProgramRun.of(folder, environment, List.of(expect, steps.toString()));
            assertThat(run.exitCode()).as(run.toString()).isZero();
            return Files.readString(folder.resolve("given"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
