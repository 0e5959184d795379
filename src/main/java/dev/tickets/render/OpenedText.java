package dev.tickets.render;

import dev.tickets.ticket.BodyPart;
import dev.tickets.ticket.SignatureCheck;
import org.jspecify.annotations.Nullable;

/**
 * Draws the text of OpenPGP messages between marks that no other text can imitate. The marks begin in the first column,
 * which the text of a message never reaches; they are block elements, which no other text shows, also where a terminal
 * breaks a long line.
 */
public final class OpenedText {
    private static final char BEGIN = '\u259B';
    private static final char BAR = '\u258C';
    private static final char END = '\u2599';
    private static final char FIRST_BLOCK = '\u2580';

    private static final char LAST_BLOCK = '\u259F';
    private static final int DAY = 10;

    private OpenedText() {}

    static String withoutMarks(String text) {
        StringBuilder without = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_BLOCK && c <= LAST_BLOCK) {
                without = without == null ? new StringBuilder(text) : without;
                without.setCharAt(i, '#');
            }
        }
        return without == null ? text : without.toString();
    }

    static void draw(StringBuilder to, BodyPart part, Style style, String indent) {
        boolean decrypted = part.kind() == BodyPart.Kind.DECRYPTED;
        String what = decrypted ? of(part.keyFingerprint(), part.signature()) : unencrypted(part.signature());
        to.append(BEGIN).append(' ').append(style.bold(line(what))).append('\n');
        String text = withoutMarks(SafeText.block(part.text()));
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (decrypted) {
                to.append(BAR);
            }
            if (end > start) {
                to.append(decrypted ? " " : indent).append(text, start, end);
            }
            to.append('\n');
            start = end + 1;
        }
        to.append(END)
                .append(decrypted ? " end of decrypted text" : " end of signed text")
                .append('\n');
    }

    private static String line(String text) {
        return withoutMarks(SafeText.line(text));
    }

    /**
     * Describes the decryption and the signature; hostile text.
     *
     * @param keyFingerprint null when not known
     */
    public static String of(@Nullable String keyFingerprint, @Nullable SignatureCheck signature) {
        return "decrypted" + (keyFingerprint == null ? "" : " with key " + keyFingerprint) + words(signature);
    }

    /** Describes the signature of a text that was not encrypted; hostile text. */
    public static String unencrypted(@Nullable SignatureCheck signature) {
        return "not encrypted" + words(signature);
    }

    private static String words(@Nullable SignatureCheck signature) {
        if (signature == null) {
            return ", not signed";
        }
        String made = signature.createdAt() == null
                ? ""
                : ", made on " + signature.createdAt().substring(0, DAY);
        return switch (signature.status()) {
            case GOOD -> ", good signature of " + signer(signature) + made;
            case UNKNOWN_KEY ->
                ", signed by an unknown key" + (signature.keyId() == null ? "" : " " + signature.keyId())
                        + ": signature not checked";
            case BAD ->
                ", BAD SIGNATURE" + (signature.fingerprint() == null ? "" : " of " + signer(signature)) + ": "
                        + signature.problem();
            case INVALID -> ", invalid signature of " + signer(signature) + made + ": " + signature.problem();
        };
    }

    private static String signer(SignatureCheck signature) {
        String user = signature.userId() == null ? "" : signature.userId();
        return (user.isEmpty() ? "" : user + ", ") + "known key " + signature.fingerprint();
    }
}
