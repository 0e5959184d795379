package dev.tickets.terminal;

import dev.tickets.config.ProgramPath;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The user's pager: {@code PAGER}, else {@code less}. */
public final class Pager {
    /** Quit if the text fits one screen, show styles, leave the text on the screen. */
    private static final String OPTIONS = "FRX";

    private static final String CHARSET = "utf-8";

    private final Foreground foreground;
    private final Path folder;
    private final Map<String, String> environment;

    /** @param folder working directory of the pager */
    public Pager(Foreground foreground, Path folder, Map<String, String> environment) {
        this.foreground = foreground;
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * Shows the text. Without a pager, or when the pager fails, the text is printed.
     *
     * @param printing prints the text without a pager
     * @param notices receives the failure of a pager
     */
    public void show(String text, Consumer<String> printing, Consumer<String> notices) {
        String command = command();
        if (command.isEmpty()) {
            printing.accept(text);
            return;
        }
        String failure = failure(command, text);
        if (failure != null) {
            notices.accept(
                    "The pager '" + command + "' failed (" + failure + "); set PAGER to another pager, or to cat.");
            printing.accept(text);
        }
    }

    /** Empty for none; a terminal that cannot move its cursor has no pager. */
    private String command() {
        if ("dumb".equals(environment.getOrDefault("TERM", "dumb"))) {
            return "";
        }
        String wanted = environment.get("PAGER");
        if (wanted == null) {
            return new ProgramPath(environment).first(List.of("less")).isPresent() ? "less" : "";
        }
        return wanted.strip().equals("cat") ? "" : wanted.strip();
    }

    private boolean isUnset(String variable) {
        return environment.getOrDefault(variable, "").isEmpty();
    }

    private @Nullable String failure(String command, String text) {
        Map<String, String> theirs = new HashMap<>(environment);
        theirs.putIfAbsent("LESS", OPTIONS);
        if (isUnset("LESSCHARSET") && isUnset("LESSCHARDEF")) {
            // where the locale is not installed, less would show each byte of a letter as <E3>
            theirs.put("LESSCHARSET", CHARSET);
        }
        try {
            int exitCode = foreground.run(List.of(ProgramPath.SHELL, "-c", command), folder, theirs, text);
            return exitCode == 0 ? null : "exit code " + exitCode;
        } catch (IOException e) {
            return IoReason.words(e);
        }
    }
}
