package dev.tickets.cli;

import dev.tickets.config.Profile;
import dev.tickets.config.ProfileList;
import dev.tickets.config.Profiles;
import dev.tickets.portal.ObservedPortal;
import dev.tickets.portal.Portal;
import dev.tickets.state.portals.NameStore;
import dev.tickets.state.portals.RecentTickets;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.Unexpected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The files of names in the cache folder, which completion in a shell reads. Written after the output of a command.
 * Every command works without these files, so a failure is reported with {@code -v} only.
 */
final class CompletionCache {
    private final Run run;
    private final List<RecentTickets> recent = new ArrayList<>(1);

    CompletionCache(Run run) {
        this.run = run;
    }

    /** The lists of names of the account's portal. */
    NameStore names(AccountRef account, Consumer<String> notices) {
        return new NameStore(
                folder(account.profile()),
                account.origin(),
                run.trust(),
                run.context().clock(),
                notices);
    }

    private Path folder(String profile) {
        return run.folders().cache().resolve(profile);
    }

    /** The portal, whose tickets are noted for completion. */
    Portal observed(AccountRef account, Portal portal, Supplier<Profiles> profiles) {
        if (!run.keepsCache()) {
            return portal;
        }
        String name = account.profile();
        boolean personal = name.equals(Profile.SANDBOX) || profiles.get().keepsRecent(name);
        RecentTickets seen = new RecentTickets(names(account, this::detail), personal);
        recent.add(seen);
        return new ObservedPortal(portal, seen);
    }

    private void detail(String text) {
        if (run.options().verbosity() > 0) {
            run.notice(text);
        }
    }

    /** Writes the files that have changed. */
    void keep(@Nullable Profiles profiles) {
        try {
            for (RecentTickets seen : recent) {
                seen.keep();
            }
            if (profiles != null && run.keepsCache()) {
                new ProfileList(run.folders(), run.trust()).update(profiles);
            }
        } catch (TicketsException e) {
            detail("cannot save names for completion: " + e.getMessage());
        } catch (IOException e) {
            detail("cannot save names for completion: " + IoReason.words(e));
        } catch (UncheckedIOException e) {
            // a folder of root's, which the command itself has named
            detail("cannot save names for completion: " + Unexpected.words(e));
        }
    }

    /** Deletes the recent tickets and CC addresses of a profile whose account changes. */
    void forget(String profile) {
        try {
            NameStore.forgetPersonal(folder(profile));
        } catch (IOException e) {
            run.notice("cannot delete the names of recent tickets: " + IoReason.words(e));
        }
    }
}
