package dev.tickets.encrypt;

import dev.tickets.ticket.TicketsException;

/**
 * What a message is made of. Each recipient may cost an operation with a private key, each signature a sum over the
 * whole text, each packet some kilobytes of memory; so their number is limited over all layers of a message.
 */
final class MessageRules {
    static final int MOST_RECIPIENTS = 64;
    static final int MOST_SIGNATURES = 8;
    private static final int MOST_FILLERS = 64;
    /** Those of the largest keys have a few kilobytes. */
    private static final int LARGEST_CHECKED = 16 << 10;
    /** Two to the power of this, plus 6, is the size of a piece that is decrypted at once: 4 MiB, RFC 9580's limit. */
    private static final int LARGEST_CHUNK = 16;

    private int recipients;
    private int signatures;
    private int onePassSignatures;
    private int fillers;

    /** The rules of what comes from the portal: session keys, and one encrypted packet. */
    PacketRules outer() {
        return new Layer("it is no encrypted message") {
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

    /** The rules of what is inside an encrypted or a compressed packet. */
    PacketRules inner() {
        return new Layer("there is no text in the message") {
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

    /** The rules of a block of signatures that stands below the text that was signed. */
    PacketRules signaturesOnly() {
        return new Layer("its signature is damaged") {
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
            throw DamagedMessage.of("it has more than " + most + " " + what, null);
        }
    }

    /**
     * RFC 9580, sections 5.13.2; and the packet of its own that GnuPG writes, which has its size of chunks there too.
     */
    private static void checkChunks(int tag, byte[] body) {
        boolean chunks = tag == PacketRules.ENCRYPTED_BY_GNUPG
                || (tag == PacketRules.ENCRYPTED_AND_PROTECTED && body.length > 0 && body[0] == 2);
        if (chunks && (body.length < 4 || (body[3] & 0xff) > LARGEST_CHUNK)) {
            throw DamagedMessage.of("it must be decrypted in pieces larger than 4 MiB", null);
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
            limit(++fillers, MOST_FILLERS, "packets without meaning");
            return Way.LEFT_OUT;
        }

        @Override
        public int largest(int tag) {
            return LARGEST_CHECKED;
        }

        @Override
        public void check(int tag, byte[] body) {
            // what a checked packet holds is cheap once its size is
        }

        @Override
        public TicketsException tooLarge(int tag) {
            return DamagedMessage.of(
                    (tag == PUBLIC_KEY_SESSION || tag == PASSPHRASE_SESSION ? "a recipient" : "a signature")
                            + " in it has more than " + LARGEST_CHECKED + " bytes",
                    null);
        }

        @Override
        public TicketsException malformed() {
            return DamagedMessage.of(nothing, null);
        }
    }
}
