package dev.tickets.encrypt;

import dev.tickets.ticket.TicketsException;

/** The allowed OpenPGP packets of a place, with their sizes and numbers. An instance counts for one place. */
interface PacketRules {
    /** Tags of packets, RFC 9580 section 5. */
    int PUBLIC_KEY_SESSION = 1;

    int SIGNATURE = 2;
    int PASSPHRASE_SESSION = 3;
    int ONE_PASS_SIGNATURE = 4;
    int SECRET_KEY = 5;
    int PUBLIC_KEY = 6;
    int SECRET_SUBKEY = 7;
    int COMPRESSED = 8;
    int ENCRYPTED = 9;
    int MARKER = 10;
    int LITERAL = 11;
    int TRUST = 12;
    int USER_ID = 13;
    int PUBLIC_SUBKEY = 14;
    int USER_ATTRIBUTE = 17;
    int ENCRYPTED_AND_PROTECTED = 18;
    int ENCRYPTED_BY_GNUPG = 20;
    int PADDING = 21;
    /** A reader may drop unknown packets with this tag and above. */
    int NOT_CRITICAL = 40;

    enum Way {
        /** The whole body is checked, then passed on. */
        CHECKED,
        /** The body is streamed; only the first octets are checked. */
        STREAMED,
        /** The packet is streamed, and no packet after it is read. */
        LAST,
        LEFT_OUT
    }

    /**
     * Counts the next packet and returns its treatment.
     *
     * @throws TicketsException when the packet is not allowed, or exceeds the number
     */
    Way next(int tag);

    /** The largest body of a checked packet, in bytes. */
    int largest(int tag);

    /**
     * Checks a body.
     *
     * @param body the whole body of a checked packet; up to four octets of a streamed packet
     * @throws TicketsException when the content would cost too much time or memory
     */
    void check(int tag, byte[] body);

    /** The refusal of a packet that is larger than {@link #largest}. */
    TicketsException tooLarge(int tag);

    /** The refusal of data that is not packets. */
    TicketsException malformed();
}
