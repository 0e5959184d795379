package dev.tickets.state.outbox;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.JsonFile;
import dev.tickets.state.TrustedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receipts of sent messages, a small file each, kept for a month. */
public final class Receipts {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final TrustedFiles trust;

    Receipts(Path folder, TrustedFiles trust) {
        this.folder = folder;
        this.trust = trust;
    }

    void requireTrusted() {
        trust.checked(folder);
    }

    /** Makes the folder of the receipts, and reserves room for the receipt in the entry's folder. */
    ReceiptRoom reserve(Path entry, Receipt longest) throws IOException {
        AtomicFile.makeFolder(folder);
        return ReceiptRoom.make(entry, bytes(longest).length);
    }

    /** Writes a receipt without reserved room. */
    void write(Receipt receipt) throws IOException {
        AtomicFile.write(file(receipt.id()), bytes(receipt));
    }

    /**
     * Writes the receipt to its reserved room.
     *
     * @param entry the present folder of the entry
     */
    void write(Receipt receipt, ReceiptRoom room, Path entry) throws IOException {
        try {
            room.fill(bytes(receipt), entry, file(receipt.id()));
        } catch (IOException e) {
            // another program has deleted the room, or this file system copies on write
            write(receipt);
            return;
        }
        AtomicFile.sync(folder);
    }

    private static byte[] bytes(Receipt receipt) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("number", receipt.number().value());
        fields.put("reference", receipt.reference());
        fields.put("sentAt", receipt.at().toString());
        List<Map<String, Object>> sums = new ArrayList<>();
        for (StoredFile file : receipt.sums()) {
            sums.add(Map.of("name", file.name(), "size", file.size(), "sha256", file.sha256()));
        }
        fields.put("files", sums);
        return JsonFile.text(fields).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether an entry of that id has arrived. */
    public boolean has(String id) {
        return Files.exists(trust.checked(file(id)));
    }

    /** The number of the entry's ticket; null if unknown. */
    public @Nullable String number(String id) {
        try {
            return JsonFile.read(trust.checked(file(id))).get("number") instanceof String number ? number : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Deletes those that are a month old. */
    void forgetOld(Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> receipts = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path receipt : receipts) {
                if (Files.getLastModifiedTime(receipt).toInstant().isBefore(now.minus(KEPT))) {
                    Files.deleteIfExists(receipt);
                }
            }
        } catch (NoSuchFileException ignored) {
            // another process was faster
        }
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }
}
