package dev.tickets.state.portals;

/**
 * Whether a portal's own encryption may be relied upon: what reading back has shown goes before the user's word, and
 * {@code never} goes before both.
 */
public final class EncryptionProof {
    private final PortalFactsStore memory;
    private final PortalEncryption wish;

    /** @param wish the setting of the profile */
    public EncryptionProof(PortalFactsStore memory, PortalEncryption wish) {
        this.memory = memory;
        this.wish = wish;
    }

    public enum State {
        /** Marks were read back, or the profile says so and no read-back disproved it. */
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

    /** Saves the result of a message's marks at the read-back. */
    public void keep(boolean marked) {
        memory.learn(facts -> facts.withEncryption(marked));
    }
}
