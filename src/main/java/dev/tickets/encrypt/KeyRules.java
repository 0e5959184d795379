package dev.tickets.encrypt;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import org.jspecify.annotations.Nullable;

/**
 * The rules for key files. Checking a key costs an operation for each of its own signatures, and the library compares
 * all parts with each other; so the numbers are limited, far above those of keys in use.
 */
final class KeyRules implements PacketRules {
    /** Limit of a key file, in bytes. */
    static final int LARGEST_FILE = 4 << 20;

    private static final int MOST_KEYS = 100;
    private static final int MOST_PACKETS = 20_000;
    private static final int LARGEST_KEY = 1 << 20;
    private static final int MOST_SUBKEYS = 50;
    private static final int MOST_USER_IDS = 100;
    private static final int MOST_ATTRIBUTES = 10;
    private static final int MOST_SIGNATURES = 1000;
    private static final int LARGEST_USER_ID = 2 << 10;
    private static final int LARGEST_ATTRIBUTE = 256 << 10;
    private static final int LARGEST_CHECKED = 16 << 10;

    private final String file;
    private int keys;
    private int packets;
    private int subkeys;
    private int userIds;
    private int attributes;
    private int signatures;
    private long size;

    KeyRules(String file) {
        this.file = file;
    }

    @Override
    public Way next(int tag) {
        limit(++packets, MOST_PACKETS, "packets", "the file");
        switch (tag) {
            case PUBLIC_KEY, SECRET_KEY -> {
                limit(++keys, MOST_KEYS, "keys", "the file");
                subkeys = 0;
                userIds = 0;
                attributes = 0;
                signatures = 0;
                size = 0;
            }
            case PUBLIC_SUBKEY, SECRET_SUBKEY -> limit(++subkeys, MOST_SUBKEYS, "subkeys", key());
            case USER_ID -> limit(++userIds, MOST_USER_IDS, "user ids", key());
            case USER_ATTRIBUTE -> limit(++attributes, MOST_ATTRIBUTES, "pictures", key());
            case SIGNATURE -> limit(++signatures, MOST_SIGNATURES, "signatures", key());
            case MARKER, PADDING, TRUST -> {
                return Way.LEFT_OUT;
            }
            default -> throw malformed();
        }
        if (keys == 0) {
            throw malformed();
        }
        return Way.CHECKED;
    }

    @Override
    public int largest(int tag) {
        return switch (tag) {
            case USER_ID -> LARGEST_USER_ID;
            case USER_ATTRIBUTE -> LARGEST_ATTRIBUTE;
            default -> LARGEST_CHECKED;
        };
    }

    @Override
    public void check(int tag, byte[] body) {
        size += body.length;
        if (size > LARGEST_KEY) {
            throw refused(key() + " is larger than " + LARGEST_KEY + " bytes");
        }
        if (tag == PUBLIC_KEY || tag == PUBLIC_SUBKEY || tag == SECRET_KEY || tag == SECRET_SUBKEY) {
            String costly = KeyNumbers.excess(body);
            if (costly != null) {
                throw refused(key() + " " + costly);
            }
        }
    }

    @Override
    public TicketsException tooLarge(int tag) {
        String part = switch (tag) {
            case USER_ID -> "a user id";
            case USER_ATTRIBUTE -> "a picture";
            case SIGNATURE -> "a signature";
            default -> "a part";
        };
        return refused(key() + " has " + part + " larger than " + largest(tag) + " bytes");
    }

    @Override
    public TicketsException malformed() {
        return noKeys(file, null);
    }

    private String key() {
        return keys <= 1 ? "the key" : "key " + keys;
    }

    private void limit(int count, int most, String what, String of) {
        if (count > most) {
            throw refused(of + " has more than " + most + " " + what);
        }
    }

    private TicketsException refused(String why) {
        return TicketsException.usage(
                "refusing " + file + ": " + why,
                "ask the owner for a smaller export: gpg --export --export-options export-minimal FINGERPRINT");
    }

    static TicketsException largeFile(String file) {
        return new KeyRules(file)
                .refused("the file is larger than " + LARGEST_FILE + " bytes, the limit for a key file");
    }

    static TicketsException noKeys(String name, @Nullable Exception cause) {
        return new TicketsException(
                ErrorCode.USAGE,
                name + " holds no OpenPGP public key",
                "export a public key with: gpg --export --armor ADDRESS",
                cause);
    }

    /** Numbers of a public key that make operations with it slow. */
    private static final class KeyNumbers {
        private static final int LARGEST_MODULUS = 8192;
        private static final int LARGEST_EXPONENT = 64;
        private static final int LARGEST_DSA = 4096;
        private static final int LARGEST_DSA_GROUP = 512;

        private final byte[] body;
        private int position;

        private KeyNumbers(byte[] body) {
            this.body = body;
        }

        /** The excess in the packet of a key, RFC 9580 section 5.5; null for none. */
        static @Nullable String excess(byte[] body) {
            int algorithmAt = body.length > 0 && body[0] <= 3 ? 7 : 5;
            if (body.length <= algorithmAt) {
                return null;
            }
            KeyNumbers numbers = new KeyNumbers(body);
            numbers.position = algorithmAt + 1 + (body[0] == 5 || body[0] == 6 ? 4 : 0);
            return switch (body[algorithmAt]) {
                case 1, 2, 3 -> numbers.excess("RSA", LARGEST_MODULUS, LARGEST_EXPONENT);
                case 16, 20 -> numbers.excess("ElGamal", LARGEST_MODULUS, LARGEST_MODULUS, LARGEST_MODULUS);
                case 17 -> numbers.excess("DSA", LARGEST_DSA, LARGEST_DSA_GROUP, LARGEST_DSA, LARGEST_DSA);
                default -> null;
            };
        }

        private @Nullable String excess(String algorithm, int... most) {
            for (int limit : most) {
                if (position + 2 > body.length) {
                    return null;
                }
                int bits = ((body[position] & 0xff) << 8) | (body[position + 1] & 0xff);
                if (bits > limit) {
                    return "has " + algorithm + " numbers of " + bits + " bits; the maximum is " + limit;
                }
                position += 2 + (bits + 7) / 8;
            }
            return null;
        }
    }
}
