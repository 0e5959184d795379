package dev.tickets.encrypt;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.operator.PGPDataEncryptor;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;

/**
 * AES-256 in CFB mode with a SHA-1 modification detection code (version 1 of the integrity protected packet), computed
 * by Java's own ciphers, which use the processor's instructions.
 */
final class MdcEncryptor extends BcPGPDataEncryptorBuilder {
    private static final int BLOCK = 16;

    MdcEncryptor() {
        super(SymmetricKeyAlgorithmTags.AES_256);
    }

    @Override
    public PGPDataEncryptor build(byte[] sessionKey) throws PGPException {
        try {
            Cipher cipher = Cipher.getInstance("AES/CFB/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(sessionKey, "AES"), new IvParameterSpec(new byte[BLOCK]));
            return new Encryptor(cipher, new Sha1Calculator(MessageDigest.getInstance("SHA-1")));
        } catch (GeneralSecurityException e) {
            throw new PGPException("this Java has no AES-256", e);
        }
    }

    private record Encryptor(Cipher cipher, PGPDigestCalculator digest) implements PGPDataEncryptor {
        @Override
        public OutputStream getOutputStream(OutputStream out) {
            return new Encrypting(out, cipher);
        }

        @Override
        public PGPDigestCalculator getIntegrityCalculator() {
            return digest;
        }

        @Override
        public int getBlockSize() {
            return BLOCK;
        }
    }

    /** Unlike Java's CipherOutputStream, uses one buffer for all writes, and swallows no exception. */
    private static final class Encrypting extends OutputStream {
        private final OutputStream out;
        private final Cipher cipher;
        private byte[] buffer = new byte[64 << 10];

        Encrypting(OutputStream out, Cipher cipher) {
            this.out = out;
            this.cipher = cipher;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (buffer.length < length + BLOCK) {
                buffer = new byte[length + BLOCK];
            }
            try {
                out.write(buffer, 0, cipher.update(bytes, offset, length, buffer, 0));
            } catch (GeneralSecurityException e) {
                throw new IOException("cannot encrypt", e);
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            try {
                out.write(cipher.doFinal());
            } catch (GeneralSecurityException e) {
                throw new IOException("cannot encrypt", e);
            }
            out.close();
        }
    }
}
