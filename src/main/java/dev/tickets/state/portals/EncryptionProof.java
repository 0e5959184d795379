package dev.tickets.state.portals;

/**
 * Whether a portal's own encryption may be relied upon: what reading back has shown goes before the user's word, and
 * {@code never} goes before both.
 */
public final class EncryptionProof {
    private final PortalFactsStore memory;
    private final PortalEncryption wish;

    /** @param wish what the profile says */
    public EncryptionProof(PortalFactsStore memory, PortalEncryption wish) {
        this.memory = memory;
        this.wish = wish;
    }

    /** How it stands. */
    public enum State {
        /** Marks were read back, or the profile says so and nothing was seen against it. */
        PROVEN,
        /** A mark was missing. */
        DISPROVEN,
        /** The portal was not tried. */
        UNKNOWN,
        /** The profile forbids it. */
        FORBIDDEN
    }

    public State state() {
        if (wish == PortalEncryption.NEVER) {
            return State.FORBIDDEN;
        }
        Boolean seen = memory.facts().encrypts();
        if (seen == null) {
            return wish == PortalEncryption.PROVEN ? State.PROVEN : State.UNKNOWN;
        }
        return seen ? State.PROVEN : State.DISPROVEN;
    }

    /** Keeps what the marks of a message that was read back have shown. */
    public void keep(boolean marked) {
        memory.learn(facts -> facts.withEncryption(marked));
    }
}
