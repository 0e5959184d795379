package dev.tickets.state.logins;

import dev.tickets.state.SystemRandom;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The mark of a refused login: a salted, slow hash (PBKDF2) of its secrets, so that a changed secret is recognized and
 * the secret is not. The place of a secret does not show a change: systemd writes its credentials anew at each start of
 * a service, and the output of a command has no date.
 */
final class RefusedLogin {
    private static final int ROUNDS = 100_000;
    private static final int BITS = 256;
    private static final int SALT = 16;

    private RefusedLogin() {}

    /** The content of the mark. */
    static byte[] mark(byte[] secrets) {
        SystemRandom random = new SystemRandom();
        byte[] salt = ByteBuffer.allocate(SALT)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .array();
        HexFormat hex = HexFormat.of();
        return (hex.formatHex(salt) + " " + hex.formatHex(hash(secrets, salt)) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the mark is of these secrets; a mark without a hash is of any. */
    static boolean isOf(byte[] mark, byte[] secrets) {
        String[] words = new String(mark, StandardCharsets.US_ASCII).strip().split(" ", -1);
        try {
            HexFormat hex = HexFormat.of();
            return words.length != 2
                    || MessageDigest.isEqual(hex.parseHex(words[1]), hash(secrets, hex.parseHex(words[0])));
        } catch (IllegalArgumentException damaged) {
            return true;
        }
    }

    private static byte[] hash(byte[] secrets, byte[] salt) {
        // bytes as characters, because the key of this class is made of characters
        PBEKeySpec key =
                new PBEKeySpec(new String(secrets, StandardCharsets.ISO_8859_1).toCharArray(), salt, ROUNDS, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2", e);
        } finally {
            key.clearPassword();
        }
    }
}
