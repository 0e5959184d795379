package dev.tickets.attach.zip;

import java.io.IOException;
import java.io.Serial;

/** The archive cannot be written, for example because the disk is full; its source is not at fault. */
public final class UnwritableException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    UnwritableException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
