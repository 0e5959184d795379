package dev.tickets.encrypt;

import dev.tickets.ticket.SignatureCheck;
import dev.tickets.ticket.TicketsException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.jspecify.annotations.Nullable;

/** Checks a text that is signed but not encrypted: the cleartext signature framework, RFC 9580 section 7. */
public final class ClearSignature {
    private ClearSignature() {}

    /**
     * Checks the signature.
     *
     * @param text without the dashes that escape lines
     * @param armour of the signature
     * @throws TicketsException (refused) when the signature cannot be read
     */
    public static SignatureCheck check(String text, String armour, Verification verification) {
        SignatureChecks checks = new SignatureChecks(verification);
        try {
            BufferedInputStream in =
                    new BufferedInputStream(new ByteArrayInputStream(armour.getBytes(StandardCharsets.UTF_8)));
            GuardedPackets packets =
                    new GuardedPackets(MessageReader.dearmoured(in), new MessageRules().signaturesOnly());
            if (!(new BcPGPObjectFactory(packets).nextObject() instanceof PGPSignatureList list)) {
                throw damaged(null);
            }
            checks.before(list);
        } catch (TicketsException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
        byte[] signed = canonical(text).getBytes(StandardCharsets.UTF_8);
        checks.text(signed, 0, signed.length);
        SignatureCheck result = checks.result();
        if (result == null) {
            throw damaged(null);
        }
        return result;
    }

    /** The signed form of a text: no blanks at the ends of lines, CR LF between lines. */
    private static String canonical(String text) {
        StringBuilder canonical = new StringBuilder(text.length() + 16);
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int shown = end;
            while (shown > start && " \t\r".indexOf(text.charAt(shown - 1)) >= 0) {
                shown--;
            }
            canonical.append(start == 0 ? "" : "\r\n").append(text, start, shown);
            start = end + 1;
        }
        return canonical.toString();
    }

    private static TicketsException damaged(@Nullable Exception cause) {
        return DamagedMessage.of("the signature is damaged", cause);
    }
}
