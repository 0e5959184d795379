package dev.tickets.sandbox;

import dev.tickets.sandbox.Conversation.Message;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A message as it lies in the database: its text in clear, or sealed, or a notice where sealed text was erased. */
final class StoredMessage {
    private final Message withoutSeal;
    private final byte @Nullable [] sealed;

    private StoredMessage(Message withoutSeal, byte @Nullable [] sealed) {
        this.withoutSeal = withoutSeal;
        this.sealed = sealed;
    }

    static StoredMessage of(ResultSet row) throws SQLException {
        Message message = new Message(
                row.getLong("id"),
                row.getBoolean("opening"),
                row.getBoolean("staff"),
                row.getString("body"),
                row.getBoolean("encrypted"),
                row.getLong("written_at"));
        return new StoredMessage(message, row.getBytes("sealed"));
    }

    /** The message with its text in clear. */
    Message message(MessageEncryption seal) throws IOException {
        if (sealed == null) {
            return withoutSeal;
        }
        return new Message(
                withoutSeal.id(),
                withoutSeal.opening(),
                withoutSeal.staff(),
                seal.open(sealed),
                withoutSeal.encrypted(),
                withoutSeal.writtenAt());
    }
}
