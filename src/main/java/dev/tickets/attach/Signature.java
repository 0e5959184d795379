package dev.tickets.attach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first bytes by which a file's type is known; portals refuse a file that is not what its name says. */
final class Signature {
    private static final int LOOKED_AT = 1024;

    private Signature() {}

    /** Whether the content can be what the extension says; true for types whose signature is not known here. */
    static boolean fits(String extension, Path path) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(LOOKED_AT);
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return switch (extension) {
            case "jpg", "jpeg" -> text.startsWith("\u00ff\u00d8\u00ff");
            case "gif" -> text.startsWith("GIF87a") || text.startsWith("GIF89a");
            case "png" -> text.startsWith("\u0089PNG\r\n\u001a\n");
            // readers accept a header anywhere in the first kilobyte
            case "pdf" -> text.contains("%PDF-");
            // an archive without entries begins with its end record, a split one with its own mark
            case "zip" ->
                text.startsWith("PK\u0003\u0004")
                        || text.startsWith("PK\u0005\u0006")
                        || text.startsWith("PK\u0007\u0008");
            default -> true;
        };
    }
}
