package dev.tickets.terminal;

import dev.tickets.config.ProgramPath;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Opens pages in the user's browser: {@code BROWSER}, else the desktop's opener. */
public final class Browser {
    /** An opener that has not failed within this time is the browser itself, and runs as long as its window. */
    private static final Duration FAILING = Duration.ofSeconds(5);

    private final Foreground foreground;
    private final Path folder;
    private final Map<String, String> environment;
    private final boolean interactive;

    /**
     * @param folder working directory of the browser
     * @param interactive whether a browser may take over the terminal
     */
    public Browser(Foreground foreground, Path folder, Map<String, String> environment, boolean interactive) {
        this.foreground = foreground;
        this.folder = folder;
        this.environment = environment;
        this.interactive = interactive;
    }

    /**
     * Opens the page.
     *
     * @param address of http or https; other addresses are refused
     * @return whether a program opened the page; false without a display and without a browser for the terminal
     */
    public boolean open(String address) {
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw new IllegalArgumentException("not the address of a page: " + address);
        }
        String wanted = environment.getOrDefault("BROWSER", "");
        if (!wanted.isBlank()) {
            // a browser may run in the terminal
            return interactive && openedByAny(wanted, address);
        }
        Optional<Path> opener = hasDisplay()
                ? new ProgramPath(environment).first(List.of("xdg-open"))
                : onMac() ? Optional.of(Path.of("/usr/bin/open")) : Optional.empty();
        return opener.isPresent() && openedByDesktop(opener.get(), address);
    }

    /** Tries the browsers of a list with colons until one works. */
    private boolean openedByAny(String browsers, String address) {
        for (String browser : browsers.split(":", -1)) {
            if (!browser.isBlank() && openedBy(browser.strip(), address)) {
                return true;
            }
        }
        return false;
    }

    private boolean openedBy(String browser, String address) {
        // the address is an argument, which no shell interprets
        String line = browser.contains("%s") ? browser.replace("%s", "\"$1\"") : browser + " \"$1\"";
        try {
            return foreground.run(List.of(ProgramPath.SHELL, "-c", line, "sh", address), folder, environment, null)
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private boolean openedByDesktop(Path opener, String address) {
        ProcessBuilder builder = new ProcessBuilder(opener.toString(), address)
                .directory(ForegroundProcess.existing(folder))
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            return !process.waitFor(FAILING.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean hasDisplay() {
        return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }

    private static boolean onMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }
}
