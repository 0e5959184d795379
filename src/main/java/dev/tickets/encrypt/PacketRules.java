package dev.tickets.encrypt;

import dev.tickets.ticket.TicketsException;

/** Which OpenPGP packets a place allows, and how large and how many of them. An instance counts for one place. */
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
    /** Packets with this tag and above may be left out by a reader that does not know them. */
    int NOT_CRITICAL = 40;

    /** What becomes of a packet. */
    enum Way {
        /** Its whole body is looked at, then handed on. */
        CHECKED,
        /** Its body is handed on as it comes; only its first octets are looked at. */
        STREAMED,
        /** Likewise, and nothing after it is read. */
        LAST,
        /** Neither it nor its body is handed on. */
        LEFT_OUT
    }

    /**
     * What becomes of the next packet; counts it.
     *
     * @throws TicketsException when it is not allowed here, or one too many
     */
    Way next(int tag);

    /** The largest body of a checked packet, in bytes. */
    int largest(int tag);

    /**
     * Looks at a body.
     *
     * @param body all of a checked packet; the first octets of one that is streamed, four where it has so many
     * @throws TicketsException when there is something in it that would cost too much time or memory
     */
    void check(int tag, byte[] body);

    /** The refusal of a packet that is larger than {@link #largest}. */
    TicketsException tooLarge(int tag);

    /** The refusal of what has no form of packets. */
    TicketsException malformed();
}
