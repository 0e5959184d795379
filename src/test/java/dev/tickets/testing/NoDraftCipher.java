package dev.tickets.testing;

import dev.tickets.state.drafts.DraftCipher;
import dev.tickets.ticket.Draft;
import java.nio.file.Path;

/** Where the author has named no key of their own: drafts that are to be encrypted are not kept. */
public final class NoDraftCipher implements DraftCipher {
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
