package dev.tickets.testing;

import dev.tickets.state.TrustedFiles;
import dev.tickets.state.drafts.DraftCipher;
import dev.tickets.state.drafts.DraftExpiry;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ShortId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.Consumer;

/** Where the author has named no key of their own: drafts that are to be encrypted are not kept. */
public final class NoDraftCipher implements DraftCipher {
    /** The drafts in that folder, as such an author has them; ids are the same in every run. */
    public static Drafts drafts(Path folder, Clock clock, Consumer<String> notices) {
        return new Drafts(
                folder,
                new TrustedFiles(),
                clock,
                new ShortId(new Random(1)),
                notices,
                new NoDraftCipher(),
                new DraftExpiry(profile -> Duration.ofDays(90)),
                true);
    }

    /** Likewise, at {@link Cli#NOW}; a notice fails the test. */
    public static Drafts drafts(Path folder) {
        return drafts(folder, Clock.fixed(Cli.NOW, ZoneOffset.UTC), notice -> {
            throw new AssertionError(notice);
        });
    }

    @Override
    public boolean isPossible() {
        return false;
    }

    @Override
    public String encrypt(String text) {
        throw new UnsupportedOperationException("there is no key");
    }

    @Override
    public String decrypt(String encrypted) {
        throw new UnsupportedOperationException("there is no key");
    }

    @Override
    public boolean isAddressed(Draft draft) {
        return false;
    }

    @Override
    public String encryptFile(Draft draft, String name, Path file, Path folder) {
        throw new UnsupportedOperationException("there is no key");
    }
}
