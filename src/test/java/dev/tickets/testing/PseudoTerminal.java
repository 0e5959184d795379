package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A terminal with a person at it: tmux draws, the test types and looks at the screen. In it runs the program from the
 * test's own class path, in a folder of its own, with the practice portal.
 */
public final class PseudoTerminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is looked at again at the latest, should the system lose word of a change. */
    private static final Duration LAG = Duration.ofMillis(500);

    private final Path folder;
    private final String tmux = RequiredTool.named("tmux").toString();
    private final Map<String, String> environment = new TreeMap<>();
    private int columns = 80;
    private int rows = 24;
    private int runs;
    private @Nullable WatchService changes;

    public PseudoTerminal(Path folder) {
        this.folder = folder;
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        environment.put("TERM", "screen-256color");
        environment.put("TICKETS_PROFILE", "sandbox");
        writeProgram();
    }

    /** With this variable set. */
    public PseudoTerminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** So large. */
    public PseudoTerminal sized(int width, int height) {
        columns = width;
        rows = height;
        return this;
    }

    /** The program, as its start script would run it. */
    private void writeProgram() {
        String classpath = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator, -1))
                .filter(entry -> !entry.matches(".*/test-classes/?"))
                .collect(Collectors.joining(File.pathSeparator));
        // as the start script does, for later Javas warn of SQLite's library
        String nativeAccess = Runtime.version().feature() < 22 ? "" : "--enable-native-access=ALL-UNNAMED ";
        write("bin/tickets", """
                #!/bin/sh
                terminals='' && for fd in 0 1 2; do if [ -t $fd ]; then terminals=$terminals$fd; fi; done
                exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable %s\
                    "-Dtickets.terminals=$terminals" -cp '%s' dev.tickets.Main "$@"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"), nativeAccess, classpath));
        assertThat(folder.resolve("bin/tickets").toFile().setExecutable(true)).isTrue();
    }

    /** Writes a file below the test's folder. */
    public Path write(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a line of shell in the terminal, in which {@code tickets} is the program. What the terminal's settings were
     * before and after is kept, and its exit code.
     */
    public PseudoTerminal run(String line) {
        close();
        runs++;
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        environment.forEach((name, value) ->
                script.append("export ").append(name).append("='").append(value).append("'\n"));
        script.append("PATH='").append(folder.resolve("bin")).append("':$PATH\n");
        script.append("cd '").append(folder).append("'\n");
        script.append("trap : INT\n");
        script.append("stty -a >before\n")
                .append(line)
                .append("\necho $? >code\nstty -a >after\nmv code exit")
                .append(runs)
                .append("\nexec tail -f /dev/null\n");
        write("script", script.toString());
        tmux(
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                "" + columns,
                "-y",
                "" + rows,
                "sh " + folder.resolve("script"));
        watch();
        return this;
    }

    /** Types the text as it is. */
    public PseudoTerminal type(String text) {
        tmux("send-keys", "-l", "--", text);
        return this;
    }

    /** Presses keys by their tmux names: {@code Enter}, {@code C-c}, {@code Down}. */
    public PseudoTerminal press(String... keys) {
        List<String> arguments = new ArrayList<>(List.of("send-keys"));
        arguments.addAll(List.of(keys));
        tmux(arguments.toArray(new String[0]));
        return this;
    }

    /** Types the text and Enter. */
    public PseudoTerminal answer(String text) {
        return (text.isEmpty() ? this : type(text)).press("Enter");
    }

    /** Pastes the text, as a terminal does that marks what is pasted. */
    public PseudoTerminal paste(String text) {
        tmux("set-buffer", "-b", "pasted", "--", text);
        tmux("paste-buffer", "-p", "-r", "-b", "pasted");
        return this;
    }

    /** Sends the program a SIGTERM. */
    public PseudoTerminal terminate() {
        assertThat(process().destroy()).isTrue();
        return this;
    }

    /** Closes the terminal, and waits until the program has noticed. */
    public PseudoTerminal hangUp() {
        close();
        return this;
    }

    /** Sends the program a SIGKILL. */
    public PseudoTerminal kill() {
        assertThat(process().destroyForcibly()).isTrue();
        return this;
    }

    /** What the file below the test's folder holds. */
    public String content(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PseudoTerminal resize(int width, int height) {
        tmux("resize-window", "-x", "" + width, "-y", "" + height);
        return this;
    }

    /** Waits until this stands somewhere on the screen. */
    public PseudoTerminal waitFor(String text) {
        waitUntil(() -> screen().contains(text));
        assertThat(screen()).contains(text);
        return this;
    }

    /** Waits until the last lines of the screen are these. */
    public PseudoTerminal waitForEnd(String expected) {
        String end = expected.stripTrailing();
        waitUntil(() -> screen().stripTrailing().endsWith(end));
        assertThat(screen().stripTrailing()).endsWith(end);
        return this;
    }

    /** Waits until the screen is this, but for blank lines at its end, and ids and times. */
    public PseudoTerminal mustShow(String expected) {
        String text = expected.stripTrailing();
        waitUntil(() -> screen().stripTrailing().equals(text));
        assertThat(screen().stripTrailing()).isEqualTo(text);
        return this;
    }

    /** Waits for the end of the program; its exit code. */
    public int exitCode() {
        String name = "exit" + runs;
        Path file = folder.resolve(name);
        waitUntil(() -> Files.exists(file));
        assertThat(file).as(() -> "the program does not end:\n" + screen()).exists();
        return Integer.parseInt(content(name).strip());
    }

    /** The settings of the terminal must be what they were before the program ran. */
    public void mustBeAsBefore() {
        exitCode();
        assertThat(settings("after")).isEqualTo(settings("before"));
    }

    /**
     * Without the size, which the test may have changed, and the number of the line discipline, which JLine leaves to
     * chance and Linux does not heed.
     */
    private String settings(String file) {
        return content(file).replaceAll("rows.*line = \\d+;", "");
    }

    /** What is on the screen; ids of drafts and times are always the same. */
    public String screen() {
        return sameIdsAndTimes(tmux("capture-pane", "-p").out()).replaceAll(" +\n", "\n");
    }

    /** What is on the screen, with escape sequences. */
    public String styledScreen() {
        return tmux("capture-pane", "-p", "-e").out();
    }

    private static String sameIdsAndTimes(String text) {
        return text.replaceAll("\\b\\d{6}-[0-9a-z]{4}\\b", "260102-k7qm")
                .replaceAll("\\btk-[0-9a-z]{26}\\b", "tk-01kdy1h4m8q7wz3v5x9c2b6n0f")
                .replaceAll("\\b\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}\\b", "2026-01-02 03:04");
    }

    private ProcessHandle process() {
        return processes().stream()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
    }

    /** The shell of the terminal and the processes below it; none after the end. */
    private List<ProcessHandle> processes() {
        String pane = tmux("display-message", "-p", "#{pane_pid}").out().strip();
        return pane.isEmpty()
                ? List.of()
                : ProcessHandle.of(Long.parseLong(pane)).stream()
                        .flatMap(shell -> Stream.concat(Stream.of(shell), shell.descendants()))
                        .toList();
    }

    /** Whatever comes on the screen from now on makes a file of the folder longer, as the end of the program does. */
    private void watch() {
        try {
            changes = folder.getFileSystem().newWatchService();
            folder.register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tmux("pipe-pane", "exec cat >'" + folder.resolve("shown" + runs) + "'");
    }

    private void waitUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean() && System.nanoTime() < end) {
                WatchKey changed = Objects.requireNonNull(changes).poll(LAG.toMillis(), TimeUnit.MILLISECONDS);
                if (changed != null) {
                    changed.pollEvents();
                    changed.reset();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted before the screen changed", e);
        }
    }

    private ProgramRun tmux(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(tmux, "-u", "-S", folder.resolve("tmux" + runs).toString()));
        command.addAll(List.of(arguments));
        return ProgramRun.of(folder, command);
    }

    /** Ends the terminal, and what runs in it gets a SIGHUP. */
    @Override
    public void close() {
        List<ProcessHandle> processes = processes();
        tmux("kill-server");
        // the shell and a program that is hung up on still write files
        processes.forEach(process -> assertThat(process.onExit()).succeedsWithin(PATIENCE));
        try {
            if (changes != null) {
                changes.close();
                changes = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
