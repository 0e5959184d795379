package dev.tickets.attach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first bytes that identify a file type; portals refuse a file whose content differs from its name. */
final class Signature {
    private static final int LOOKED_AT = 1024;

    private Signature() {}

    /** Whether the content fits the extension; true for types without a known signature. */
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
