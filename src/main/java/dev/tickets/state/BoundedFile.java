package dev.tickets.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the program's files, which are small: a large file is damaged, and must not fill the memory. */
public final class BoundedFile {
    /** In bytes. Only a draft with a very long message comes near. */
    private static final int LARGEST = 16 << 20;

    private BoundedFile() {}

    /**
     * All bytes of the file.
     *
     * @throws java.nio.file.NoSuchFileException if the file does not exist
     * @throws IOException also if the file is larger than 16 MiB
     */
    public static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw tooLarge();
        }
        // a device or a pipe has no size
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw tooLarge();
            }
            return bytes;
        }
    }

    private static IOException tooLarge() {
        return new IOException("the file is larger than " + (LARGEST >> 20) + " MiB");
    }

    /**
     * The text of the file.
     *
     * @throws java.nio.charset.CharacterCodingException when it is not UTF-8
     */
    public static String text(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(file)))
                .toString();
    }

    /** The lines of the file, which end with LF or CRLF. */
    public static List<String> lines(Path file) throws IOException {
        String text = text(file);
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end;
            int last = next > start && text.charAt(next - 1) == '\r' ? next - 1 : next;
            lines.add(text.substring(start, last));
            start = next + 1;
        }
        return lines;
    }
}
