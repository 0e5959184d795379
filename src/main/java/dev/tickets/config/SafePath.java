package dev.tickets.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code PATH} of absolute folders only. An empty element, or a relative one, would be the current folder, where
 * another user may have put a program of the same name.
 */
public final class SafePath {
    static final String VARIABLE = "PATH";

    /**
     * Used when the {@code PATH} has no absolute folder: a shell without a {@code PATH} may search the current folder.
     */
    private static final String USUAL = "/usr/local/bin:/usr/bin:/bin";

    private SafePath() {}

    /** The same environment with a safe {@code PATH}, for all programs that this one starts. */
    public static Map<String, String> in(Map<String, String> environment) {
        String given = environment.get(VARIABLE);
        if (isSafe(given)) {
            return environment;
        }
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(VARIABLE, of(given));
        return changed;
    }

    private static boolean isSafe(@Nullable String path) {
        if (path == null || !path.startsWith("/")) {
            return false;
        }
        for (int colon = path.indexOf(':'); colon >= 0; colon = path.indexOf(':', colon + 1)) {
            if (!path.startsWith("/", colon + 1)) {
                return false;
            }
        }
        return true;
    }

    /** The absolute folders of that path. */
    static String of(@Nullable String path) {
        StringBuilder safe = new StringBuilder();
        int start = 0;
        while (path != null && start <= path.length()) {
            int colon = path.indexOf(':', start);
            int end = colon < 0 ? path.length() : colon;
            if (path.startsWith("/", start) && end > start) {
                safe.append(safe.length() == 0 ? "" : ":").append(path, start, end);
            }
            start = end + 1;
        }
        return safe.length() == 0 ? USUAL : safe.toString();
    }
}
