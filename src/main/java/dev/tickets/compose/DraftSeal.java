package dev.tickets.compose;

/** Encrypts the drafts of messages that must not lie on disk in clear, so that only their author can open them. */
public interface DraftSeal {
    /** Where the author has named no key of his own: such drafts are not kept. */
    DraftSeal NONE = new DraftSeal() {
        @Override
        public boolean isPossible() {
            return false;
        }

        @Override
        public String seal(String text) {
            throw new UnsupportedOperationException("there is no key");
        }

        @Override
        public String open(String sealed) {
            throw new UnsupportedOperationException("there is no key");
        }
    };

    /** Whether there is a key to encrypt them to. */
    boolean isPossible();

    /** The text, encrypted and armoured. */
    String seal(String text);

    /**
     * The text that was sealed; may ask for a passphrase.
     *
     * @throws dev.tickets.ticket.TicketsException when the private key is not there or does not fit
     */
    String open(String sealed);
}
