package dev.tickets.render;

import org.jspecify.annotations.Nullable;

/** Files sent with a ticket or reply. */
public final class SentFileFields extends Fields<FilingResult.SentFile> {
    public SentFileFields() {
        super("name, size, sha256=SHA-256");
    }

    @Override
    protected @Nullable Object[] values(FilingResult.SentFile file) {
        return new @Nullable Object[] {file.name(), new ByteCount(file.size()), file.sha256()};
    }
}
