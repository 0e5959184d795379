package dev.tickets.attach.zip;

import java.io.IOException;
import java.io.Serial;

/** The archive could not be written, which is no fault of what is in it: the disk is full, for one. */
public final class UnwritableException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    UnwritableException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
