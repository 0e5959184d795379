package dev.tickets.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts messages at rest, as the portal's checkbox promises: AES-GCM with the portal's own key, in a file beside the
 * database. This protects a copy of the database, not against the operator of the portal.
 */
final class MessageEncryption {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path keyFile;

    MessageEncryption(Path folder) {
        this.keyFile = folder.resolve(SandboxOptions.KEY);
    }

    byte[] encrypt(String text) throws IOException {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, key()).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot encrypt a message", e);
        }
    }

    String decrypt(byte[] encrypted) throws IOException {
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(encrypted).get(nonce);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, key())
                    .doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IOException("sandbox.key is not the key of this message", e);
        }
    }

    private static Cipher cipher(int mode, byte[] nonce, byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] key() throws IOException {
        if (!Files.exists(keyFile)) {
            makeKey();
        }
        byte[] key = Files.readAllBytes(keyFile);
        if (key.length != KEY_BYTES) {
            throw new IOException("sandbox.key is damaged");
        }
        return key;
    }

    /** A link is created completely or not at all, and only by the first of several processes. */
    private void makeKey() throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path whole = keyFile.resolveSibling("sandbox.key." + UUID.randomUUID());
        try {
            PrivateFiles.makeFile(whole);
            Files.write(whole, key);
            Files.createLink(keyFile, whole);
        } catch (FileAlreadyExistsException another) {
            return;
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
