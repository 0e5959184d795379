package dev.tickets.config;

import dev.tickets.ticket.TicketsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the program keeps its files, by the XDG Base Directory Specification 0.8; one folder {@code tickets} in each.
 */
public record Folders(Path config, Path state, Path cache, Path data) {
    private static final String HOME = "HOME";

    /** The variables of the folders, in order. */
    static final List<String> VARIABLES =
            List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME");

    /**
     * The folders of this environment. A relative {@code XDG_*} path is ignored, as the specification demands.
     *
     * @throws TicketsException when neither the variables nor {@code HOME} say where
     */
    public static Folders of(Map<String, String> environment) {
        return new Folders(
                folder(environment, "XDG_CONFIG_HOME", ".config"),
                folder(environment, "XDG_STATE_HOME", ".local/state"),
                folder(environment, "XDG_CACHE_HOME", ".cache"),
                folder(environment, "XDG_DATA_HOME", ".local/share"));
    }

    public Path configFile() {
        return config.resolve("config.toml");
    }

    /** The variable that decides: the one given, or {@code HOME}, where that holds no absolute path. */
    static String variable(Map<String, String> environment, String variable) {
        return environment.getOrDefault(variable, "").startsWith("/") ? variable : HOME;
    }

    private static Path folder(Map<String, String> environment, String variable, String below) {
        if (!variable(environment, variable).equals(HOME)) {
            return Path.of(environment.getOrDefault(variable, ""), "tickets");
        }
        return home(environment, variable).resolve(below).resolve("tickets");
    }

    private static Path home(Map<String, String> environment, String variable) {
        @Nullable String home = environment.get(HOME);
        if (home == null || !home.startsWith("/")) {
            throw TicketsException.usage(
                    "HOME is not an absolute path, so the program has no place for its files",
                    "set HOME or " + variable);
        }
        return Path.of(home);
    }
}
