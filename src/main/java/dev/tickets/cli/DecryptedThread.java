package dev.tickets.cli;

import dev.tickets.encrypt.ArmouredText;
import dev.tickets.encrypt.Decryption;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A ticket whose encrypted messages are replaced by their text; those that cannot be stay as they are. */
final class DecryptedThread {
    /** No message of a ticket is longer; a small one may hold a large one, compressed. */
    private static final int LARGEST = 16 << 20;

    private final Decryption decryption;
    private final List<TicketsException> failures = new ArrayList<>();
    private int decrypted;

    DecryptedThread(Decryption decryption) {
        this.decryption = decryption;
    }

    TicketThread of(TicketThread thread) {
        List<Message> messages = new ArrayList<>();
        for (Message message : thread.messages()) {
            messages.add(ArmouredText.isIn(message.body()) ? decrypted(message) : message);
        }
        return new TicketThread(thread.ticket(), thread.cc(), thread.service(), thread.encrypted(), messages);
    }

    private Message decrypted(Message message) {
        return new Message(
                message.id(),
                message.author(),
                message.side(),
                message.createdAt(),
                ArmouredText.replaced(message.body(), this::text),
                message.encrypted(),
                message.attachments());
    }

    private String text(String armoured) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                if (count + length > LARGEST) {
                    throw new TicketsException(
                            ErrorCode.REFUSED, "cannot decrypt: the text is larger than " + LARGEST + " bytes");
                }
                super.write(bytes, offset, length);
            }
        };
        try {
            decryption.decrypt(new ByteArrayInputStream(armoured.getBytes(StandardCharsets.UTF_8)), plain);
            decrypted++;
            return plain.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (TicketsException e) {
            failures.add(e);
            return armoured;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there was anything to decrypt. */
    boolean foundSome() {
        return decrypted > 0 || !failures.isEmpty();
    }

    /**
     * Says what could not be decrypted.
     *
     * @throws TicketsException the failure itself when nothing could be, (incomplete) when some could
     */
    void throwFailures() {
        if (failures.isEmpty()) {
            return;
        }
        TicketsException first = failures.get(0);
        if (decrypted == 0) {
            throw first;
        }
        throw new TicketsException(
                ErrorCode.INCOMPLETE,
                failures.size() + " of " + (failures.size() + decrypted) + " encrypted messages stay as they are: "
                        + first.getMessage(),
                first.hint(),
                first);
    }
}
