package dev.tickets.attach;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file types that are recognized by their content; portals refuse a file whose content differs from its name. */
enum FileType {
    JPG("a JPEG picture"),
    GIF("a GIF picture"),
    PNG("a PNG picture"),
    PDF("a PDF document"),
    ZIP("a zip archive");

    private static final int LOOKED_AT = 1024;

    /** The end record of an archive, without its comment. */
    private static final int END_RECORD = 22;

    private static final int LONGEST_COMMENT = 0xFFFF;

    private final String words;

    FileType(String words) {
        this.words = words;
    }

    /** The type in a sentence: {@code a PNG picture}. */
    String words() {
        return words;
    }

    /** The extensions of the same format, the usual one first. */
    List<String> extensions() {
        return switch (this) {
            case JPG -> List.of("jpg", "jpeg", "jpe", "jfif");
            case GIF -> List.of("gif");
            case PNG -> List.of("png");
            case PDF -> List.of("pdf");
            case ZIP -> List.of("zip");
        };
    }

    /** The type with this extension; null for other extensions. */
    static @Nullable FileType named(String extension) {
        for (FileType type : values()) {
            if (type.extensions().contains(extension)) {
                return type;
            }
        }
        return null;
    }

    /** The type of the content; null if the content is of no known type. */
    static @Nullable FileType of(Path path) throws IOException {
        for (FileType type : values()) {
            if (type.fits(path)) {
                return type;
            }
        }
        return null;
    }

    /** Whether the content is of this type. */
    boolean fits(Path path) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(path)) {
            start = in.readNBytes(LOOKED_AT);
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return switch (this) {
            case JPG -> text.startsWith("\u00ff\u00d8\u00ff");
            case GIF -> text.startsWith("GIF87a") || text.startsWith("GIF89a");
            case PNG -> text.startsWith("\u0089PNG\r\n\u001a\n");
            // readers accept a header anywhere in the first kilobyte
            case PDF -> text.contains("%PDF-");
            case ZIP -> isZipStart(text) || hasZipEnd(path);
        };
    }

    /** An archive without entries begins with its end record, a split one with one of two marks of its own. */
    private static boolean isZipStart(String text) {
        return text.startsWith("PK\u0003\u0004")
                || text.startsWith("PK\u0005\u0006")
                || text.startsWith("PK\u0007\u0008")
                || text.startsWith("PK00PK\u0003\u0004");
    }

    /** A program or a script may stand before the entries, so that the archive unpacks itself. */
    private static boolean hasZipEnd(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long size = file.length();
            byte[] end = new byte[(int) Math.min(size, END_RECORD + LONGEST_COMMENT)];
            file.seek(size - end.length);
            file.readFully(end);
            for (int i = end.length - END_RECORD; i >= 0; i--) {
                boolean found = end[i] == 'P' && end[i + 1] == 'K' && end[i + 2] == 5 && end[i + 3] == 6;
                if (found && i + END_RECORD + (end[i + 20] & 0xFF) + ((end[i + 21] & 0xFF) << 8) <= end.length) {
                    return true;
                }
            }
            return false;
        }
    }
}
