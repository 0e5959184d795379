package dev.tickets.encrypt;

import java.io.OutputStream;
import java.security.MessageDigest;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;

/** Java's SHA-1 for the library, for the modification detection code of OpenPGP. */
record Sha1Calculator(MessageDigest digest) implements PGPDigestCalculator {
    @Override
    public int getAlgorithm() {
        return HashAlgorithmTags.SHA1;
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                digest.update((byte) b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                digest.update(bytes, offset, length);
            }
        };
    }

    @Override
    public byte[] getDigest() {
        return digest.digest();
    }

    @Override
    public void reset() {
        digest.reset();
    }
}
