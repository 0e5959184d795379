package dev.tickets.cli.start;

import dev.tickets.config.Folders;
import dev.tickets.portal.http.AuthorityCache;
import dev.tickets.portal.http.TlsRehearsal;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.TicketsException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Begins to prepare TLS before anything else is read, where a run will probably need TLS. A wrong guess costs a few
 * milliseconds in other threads, and changes nothing.
 */
final class EarlyTls {
    private EarlyTls() {}

    static void begin(Map<String, String> environment, String... arguments) {
        // with one processor, the main thread would wait for the others
        if (isLikely(environment, arguments) && Runtime.getRuntime().availableProcessors() > 1) {
            TlsRehearsal.begin(cache(environment));
        }
    }

    /** Whether these arguments probably lead to a handshake. */
    static boolean isLikely(Map<String, String> environment, String... arguments) {
        return arguments.length > 0 && asks(arguments[0]) && isSecure(environment);
    }

    /** Whether each run of the command asks the portal. */
    private static boolean asks(String command) {
        return switch (command) {
            case "list", "view", "create", "reply", "close", "reopen", "attachments", "departments", "services" -> true;
            default -> false;
        };
    }

    /** Whether the portal has such an address, as far as known, or a portal of an earlier run had. */
    private static boolean isSecure(Map<String, String> environment) {
        String portal = environment.get("TICKETS_PORTAL");
        if (portal != null && !portal.isEmpty()) {
            return portal.regionMatches(true, 0, "https:", 0, 6);
        }
        String[] known = portals(environment);
        for (String name : known) {
            if (name.startsWith("https_")) {
                return true;
            }
        }
        return false;
    }

    /** Where the run will look for authorities. */
    private static @Nullable AuthorityCache cache(Map<String, String> environment) {
        try {
            return AuthorityCache.in(Folders.of(environment).cache(), new TrustedFiles());
        } catch (TicketsException noFolders) {
            // the run reports this fault
            return null;
        }
    }

    /** The names of the files with what is known of each portal; the files themselves do not count here. */
    private static String[] portals(Map<String, String> environment) {
        try {
            String[] names =
                    Folders.of(environment).state().resolve("portals").toFile().list();
            return names == null ? new String[0] : names;
        } catch (TicketsException noFolders) {
            // the run reports this fault
            return new String[0];
        }
    }
}
