package dev.tickets.encrypt;

import dev.tickets.render.OpenedText;
import dev.tickets.ticket.BodyPart;
import dev.tickets.ticket.BodyPart.Kind;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.SignatureCheck;
import dev.tickets.ticket.SignatureCheck.Status;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decrypts and checks the OpenPGP messages of a ticket; messages that fail stay unchanged. */
public final class DecryptedThread {
    /** Limit of all decompressed texts of a ticket, in bytes. */
    private static final long LARGEST = 64L << 20;
    /** Limit of messages: each costs an operation with the private key, or a run of GnuPG. */
    private static final int MOST = 500;

    private final Decryption decryption;
    private final Verification verification;
    private final List<TicketsException> failures = new ArrayList<>();
    private long remaining = LARGEST;
    private int fine;
    private int tried;

    public DecryptedThread(Decryption decryption, Verification verification) {
        this.decryption = decryption;
        this.verification = verification;
    }

    /**
     * Decrypts the last messages of the thread.
     *
     * @param last number of messages to decrypt; earlier messages stay unchanged
     */
    public TicketThread of(TicketThread thread, int last) {
        List<Message> messages = new ArrayList<>(thread.messages());
        for (int i = Math.max(0, messages.size() - last); i < messages.size(); i++) {
            Message message = messages.get(i);
            List<BodyPart> parts = new ArrayList<>();
            for (ArmouredText.Piece piece : ArmouredText.pieces(message.body())) {
                parts.add(part(piece));
            }
            messages.set(i, message.withParts(parts));
        }
        return thread.withMessages(messages);
    }

    private BodyPart part(ArmouredText.Piece piece) {
        String armour = piece.armour();
        if (armour == null) {
            return BodyPart.portal(piece.sent());
        }
        try {
            if (++tried > MOST) {
                throw new TicketsException(
                        ErrorCode.REFUSED,
                        "cannot decrypt: the ticket has more than " + MOST + " OpenPGP messages",
                        "read the last ones alone: tickets view NUMBER --decrypt --last K");
            }
            return piece.signed() == null ? decrypted(armour) : checked(piece.signed(), armour);
        } catch (TicketsException e) {
            failures.add(e);
            return piece.signed() == null
                    ? new BodyPart(Kind.UNREADABLE, piece.sent(), null, null, e.getMessage())
                    : new BodyPart(Kind.SIGNED, piece.signed(), null, damagedSignature(), e.getMessage());
        }
    }

    private BodyPart decrypted(String armour) {
        Allowance allowance = Allowance.ofText(armour.length(), remaining);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try {
            SignedMessage unencrypted = SignedMessage.of(armour);
            if (unencrypted != null) {
                SignatureCheck signature = unencrypted.read(plain, verification, allowance);
                judge(signature, OpenedText.unencrypted(signature));
                return new BodyPart(Kind.SIGNED, text(plain), null, signature, null);
            }
            Opened opened = decryption.decrypt(
                    new ByteArrayInputStream(armour.getBytes(StandardCharsets.UTF_8)), plain, allowance);
            judge(opened.signature(), OpenedText.of(opened.keyFingerprint(), opened.signature()));
            return new BodyPart(Kind.DECRYPTED, text(plain), opened.keyFingerprint(), opened.signature(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remaining -= Math.max(0, Math.max(allowance.inflated(), plain.size()));
        }
    }

    private static String text(ByteArrayOutputStream plain) {
        return plain.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private BodyPart checked(String signed, String armour) {
        SignatureCheck signature = ClearSignature.check(signed, armour, verification);
        judge(signature, OpenedText.unencrypted(signature));
        return new BodyPart(Kind.SIGNED, signed, null, signature, null);
    }

    /** A text with a bad signature is shown with a mark, and also counts as a failure. */
    private void judge(@Nullable SignatureCheck signature, String words) {
        if (signature != null && signature.status() == Status.BAD) {
            failures.add(badSignature("a message of the ticket", words));
        } else {
            fine++;
        }
    }

    /**
     * The failure for a text or file that was changed after signing.
     *
     * @param words of {@link OpenedText} about the signature
     */
    public static TicketsException badSignature(String what, String words) {
        return new TicketsException(
                ErrorCode.REFUSED,
                what + ": " + words,
                "do not rely on the content; ask the sender to send the message again");
    }

    private static SignatureCheck damagedSignature() {
        return new SignatureCheck(Status.BAD, null, null, null, null, "the signature is damaged");
    }

    /** Whether the ticket has messages to decrypt or to check. */
    public boolean foundSome() {
        return tried > 0;
    }

    /**
     * Throws if a message could not be decrypted.
     *
     * @throws TicketsException the failure itself when all messages failed, (incomplete) when some were decrypted
     */
    public void throwFailures() {
        if (failures.isEmpty()) {
            return;
        }
        TicketsException first = failures.get(0);
        if (fine == 0) {
            throw first;
        }
        throw new TicketsException(
                ErrorCode.INCOMPLETE,
                failures.size() + " of " + (failures.size() + fine)
                        + " OpenPGP messages cannot be decrypted or relied on: " + first.getMessage(),
                first.hint(),
                first);
    }
}
