package dev.tickets.encrypt;

import dev.tickets.ticket.TicketsException;

/**
 * The rules for messages. Each recipient may cost an operation with a private key, each signature a hash of the whole
 * text, each packet some kilobytes of memory; so their numbers are limited over all layers of a message.
 */
final class MessageRules {
    static final int MOST_RECIPIENTS = 64;
    static final int MOST_SIGNATURES = 8;
    private static final int MOST_FILLERS = 64;
    /** Packets of the largest keys have a few kilobytes. */
    private static final int LARGEST_CHECKED = 16 << 10;
    /** The size of a piece to decrypt is 2 to the power of this number plus 6: 4 MiB, RFC 9580's limit. */
    private static final int LARGEST_CHUNK = 16;

    private int recipients;
    private int signatures;
    private int onePassSignatures;
    private int fillers;

    /** The rules for the outer packets: session keys, and one encrypted packet. */
    PacketRules outer() {
        return new Layer("the data is not an encrypted message") {
            @Override
            public Way next(int tag) {
                return switch (tag) {
                    case PUBLIC_KEY_SESSION, PASSPHRASE_SESSION -> {
                        limit(++recipients, MOST_RECIPIENTS, "recipients");
                        yield Way.CHECKED;
                    }
                    case ENCRYPTED, ENCRYPTED_AND_PROTECTED, ENCRYPTED_BY_GNUPG -> Way.LAST;
                    default -> filler(tag);
                };
            }

            @Override
            public void check(int tag, byte[] body) {
                checkChunks(tag, body);
            }
        };
    }

    /** The rules inside an encrypted or a compressed packet. */
    PacketRules inner() {
        return new Layer("the message holds no text") {
            @Override
            public Way next(int tag) {
                return switch (tag) {
                    case SIGNATURE -> {
                        limit(++signatures, MOST_SIGNATURES, "signatures");
                        yield Way.CHECKED;
                    }
                    case ONE_PASS_SIGNATURE -> {
                        limit(++onePassSignatures, MOST_SIGNATURES, "signatures");
                        yield Way.CHECKED;
                    }
                    case COMPRESSED, LITERAL -> Way.STREAMED;
                    default -> filler(tag);
                };
            }
        };
    }

    /** The rules of a signature block below a signed text. */
    PacketRules signaturesOnly() {
        return new Layer("the signature is damaged") {
            @Override
            public Way next(int tag) {
                if (tag != SIGNATURE) {
                    return filler(tag);
                }
                limit(++signatures, MOST_SIGNATURES, "signatures");
                return Way.CHECKED;
            }
        };
    }

    private static void limit(int count, int most, String what) {
        if (count > most) {
            throw DamagedMessage.of("the message has more than " + most + " " + what, null);
        }
    }

    /** RFC 9580, section 5.13.2; GnuPG's own packet has the size of chunks at the same place. */
    private static void checkChunks(int tag, byte[] body) {
        boolean chunks = tag == PacketRules.ENCRYPTED_BY_GNUPG
                || (tag == PacketRules.ENCRYPTED_AND_PROTECTED && body.length > 0 && body[0] == 2);
        if (chunks && (body.length < 4 || (body[3] & 0xff) > LARGEST_CHUNK)) {
            throw DamagedMessage.of("the message needs decryption in pieces larger than 4 MiB", null);
        }
    }

    private abstract class Layer implements PacketRules {
        private final String nothing;

        Layer(String nothing) {
            this.nothing = nothing;
        }

        Way filler(int tag) {
            if (tag != MARKER && tag != PADDING && tag < NOT_CRITICAL) {
                throw malformed();
            }
            limit(++fillers, MOST_FILLERS, "meaningless packets");
            return Way.LEFT_OUT;
        }

        @Override
        public int largest(int tag) {
            return LARGEST_CHECKED;
        }

        @Override
        public void check(int tag, byte[] body) {
            // the content of a packet with a checked size is cheap
        }

        @Override
        public TicketsException tooLarge(int tag) {
            return DamagedMessage.of(
                    (tag == PUBLIC_KEY_SESSION || tag == PASSPHRASE_SESSION ? "a recipient" : "a signature")
                            + " of the message has more than " + LARGEST_CHECKED + " bytes",
                    null);
        }

        @Override
        public TicketsException malformed() {
            return DamagedMessage.of(nothing, null);
        }
    }
}
