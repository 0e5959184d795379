package dev.tickets.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that went out with a ticket or reply. */
public final class SentFileFields extends Fields<FilingResult.SentFile> {
    public SentFileFields() {
        super(
                List.of(Field.one("name", "NAME"), Field.one("size", "SIZE"), Field.one("sha256", "SHA-256")),
                List.of("name", "size", "sha256"));
    }

    @Override
    protected @Nullable Object value(FilingResult.SentFile file, String field) {
        return switch (field) {
            case "name" -> file.name();
            case "size" -> new ByteCount(file.size());
            case "sha256" -> file.sha256();
            default -> throw noSuch(field);
        };
    }
}
