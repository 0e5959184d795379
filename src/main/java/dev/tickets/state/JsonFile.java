package dev.tickets.state;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object in a file of ours: names to texts, numbers, truth values, lists and objects. */
public final class JsonFile {
    private JsonFile() {}

    /**
     * What the file holds.
     *
     * @throws java.nio.file.NoSuchFileException when it is not there
     * @throws IOException also when it is no JSON object: torn, not of ours, or too large
     */
    public static Map<String, Object> read(Path file) throws IOException {
        byte[] bytes = BoundedFile.bytes(file);
        try {
            return JSON.std.mapFrom(bytes);
        } catch (OutOfMemoryError e) {
            throw new IOException("the file is too large for the memory", e);
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /**
     * What the text holds.
     *
     * @throws IOException when it is no JSON object
     */
    public static Map<String, Object> parse(String text) throws IOException {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /** The parser's own words name classes, and quote what it could not read. */
    private static IOException notJson(IOException e) {
        return new IOException("the file holds no complete JSON object", e);
    }

    public static String text(Map<String, ? extends @Nullable Object> fields) throws IOException {
        return JSON.std.asString(fields);
    }

    /** Writes it as {@link AtomicFile} does: whole or not at all, for this user alone. */
    public static void write(Path file, Map<String, ? extends @Nullable Object> fields) throws IOException {
        AtomicFile.write(file, JSON.std.asBytes(fields));
    }
}
