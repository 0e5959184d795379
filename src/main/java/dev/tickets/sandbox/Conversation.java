package dev.tickets.sandbox;

import java.util.List;

/** A ticket with its messages, oldest first, and their attachments. */
record Conversation(Ticket ticket, List<Message> messages, List<Attachment> attachments) {
    Conversation {
        messages = List.copyOf(messages);
        attachments = List.copyOf(attachments);
    }

    /**
     * A ticket without its messages; texts encoded, times in seconds since 1970.
     *
     * @param id internal, not the number
     * @param cc addresses with commas between
     * @param encrypted whether the opening message has the mark of encryption
     * @param read whether the customer has seen all messages
     */
    record Ticket(
            long id,
            long department,
            String subject,
            String cc,
            String status,
            long priority,
            boolean encrypted,
            boolean read,
            long createdAt,
            long lastMessageAt,
            long updatedAt) {
        static final String CLOSED = "Closed";
        private static final long NUMBER_OFFSET = 100_000;

        /** The number that customers see: six digits, from 100001 on. */
        long number() {
            return numberOf(id);
        }

        static long numberOf(long id) {
            return NUMBER_OFFSET + id;
        }

        /** The id of the ticket with this number; for a number that is too small, an id that no ticket has. */
        static long idOf(long number) {
            return number - NUMBER_OFFSET;
        }

        boolean closed() {
            return status.equals(CLOSED);
        }
    }

    /**
     * One message; the text is encoded and decrypted, also if it is stored encrypted.
     *
     * @param draft whether staff has not sent the message yet
     */
    record Message(
            long id, boolean opening, boolean staff, boolean draft, String text, boolean encrypted, long writtenAt) {}

    /** A file of a message; {@code file} is its name on disk. */
    record Attachment(long id, long messageId, String name, String file) {}

    Message opening() {
        return messages.get(0);
    }
}
