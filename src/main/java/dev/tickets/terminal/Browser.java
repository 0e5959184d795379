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

/** Opens pages in the user's browser: {@code BROWSER}, else what the desktop opens pages with. */
public final class Browser {
    /** A desktop's opener that has not failed by then is the browser itself, and stays as long as its window. */
    private static final Duration FAILING = Duration.ofSeconds(5);

    private final Foreground foreground;
    private final Path folder;
    private final Map<String, String> environment;
    private final boolean somebodyThere;

    /**
     * @param folder that the browser works in
     * @param somebodyThere whether a browser may take over the terminal
     */
    public Browser(Foreground foreground, Path folder, Map<String, String> environment, boolean somebodyThere) {
        this.foreground = foreground;
        this.folder = folder;
        this.environment = environment;
        this.somebodyThere = somebodyThere;
    }

    /**
     * Opens the page.
     *
     * @param address of http or https; nothing else is handed to another program
     * @return whether something took it; false where there is neither a display nor a browser for the terminal
     */
    public boolean open(String address) {
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw new IllegalArgumentException("no address of a page: " + address);
        }
        String wanted = environment.getOrDefault("BROWSER", "");
        if (!wanted.isBlank()) {
            // may be one that runs in the terminal
            return somebodyThere && openedByAny(wanted, address);
        }
        Optional<Path> opener = hasDisplay()
                ? new ProgramPath(environment).first(List.of("xdg-open"))
                : onMac() ? Optional.of(Path.of("/usr/bin/open")) : Optional.empty();
        return opener.isPresent() && openedByDesktop(opener.get(), address);
    }

    /** A list with colons, of which the first that works is right. */
    private boolean openedByAny(String browsers, String address) {
        for (String browser : browsers.split(":", -1)) {
            if (!browser.isBlank() && openedBy(browser.strip(), address)) {
                return true;
            }
        }
        return false;
    }

    private boolean openedBy(String browser, String address) {
        // the address is an argument, which no shell reads
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
                .directory(folder.toFile())
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
