package dev.tickets.sandbox;

import java.util.List;

/** A ticket with its messages, oldest first, and the attachments of all of them. */
record Conversation(Ticket ticket, List<Message> messages, List<Attachment> attachments) {
    Conversation {
        messages = List.copyOf(messages);
        attachments = List.copyOf(attachments);
    }

    /**
     * A ticket without its messages; texts encoded, times in seconds since 1970.
     *
     * @param id the internal one, which is not the number
     * @param cc addresses with commas between
     * @param encrypted whether its opening message is marked so
     * @param read whether the customer has seen everything in it
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
        private static final long NUMBERS_START_BEHIND = 100_000;

        /** The number by which customers know it: six digits, from 100001 on. */
        long number() {
            return numberOf(id);
        }

        static long numberOf(long id) {
            return NUMBERS_START_BEHIND + id;
        }

        /** The id of the ticket with that number; no ticket's id when the number is too small. */
        static long idOf(long number) {
            return number - NUMBERS_START_BEHIND;
        }

        boolean closed() {
            return status.equals(CLOSED);
        }
    }

    /** One message; its text is encoded and in clear, also when it is kept encrypted. */
    record Message(long id, boolean opening, boolean staff, String text, boolean encrypted, long writtenAt) {}

    /** A file of a message; {@code file} is where its bytes are. */
    record Attachment(long id, long messageId, String name, String file) {}

    /** The opening message. */
    Message opening() {
        return messages.get(0);
    }
}
