package dev.tickets.cli;

import dev.tickets.config.AnotherUsersHome;
import dev.tickets.config.Folders;
import dev.tickets.ticket.TicketsException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a run finds and keeps its files; root finds and keeps none in the home of another user. */
final class RunFolders {
    private final Run run;
    private @Nullable Folders named;
    private @Nullable AnotherUsersHome anotherUsers;

    RunFolders(Run run) {
        this.run = run;
    }

    /** Where files are looked for. A command that keeps files there asks for {@link #own}. */
    Folders named() {
        Folders known = named;
        return known == null ? look() : known;
    }

    private Folders look() {
        Map<String, String> environment = run.surroundings().environment();
        Folders folders = Folders.of(environment);
        AnotherUsersHome foreign = AnotherUsersHome.find(environment);
        Folders usable = foreign == null ? folders : AnotherUsersHome.nowhere();
        anotherUsers = foreign;
        named = usable;
        if (foreign != null) {
            run.notice(foreign.warning());
        }
        return usable;
    }

    /**
     * Where files are kept.
     *
     * @throws TicketsException (usage) when root would keep them in the home of another user
     */
    Folders own() {
        Folders own = named();
        AnotherUsersHome foreign = anotherUsers;
        if (foreign != null) {
            throw foreign.refusal();
        }
        return own;
    }

    /** Whether there is a place for files that only make the next run faster. */
    boolean isKept() {
        named();
        return anotherUsers == null;
    }
}
