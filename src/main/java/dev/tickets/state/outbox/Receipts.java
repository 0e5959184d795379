package dev.tickets.state.outbox;

import dev.tickets.state.AtomicFile;
import dev.tickets.state.JsonFile;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.TicketNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
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
        trust.checkedIfOpen(folder);
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

    /** Whether the id is taken by a receipt, as far as this user can see. */
    boolean mayHave(String id) {
        return Files.exists(trust.checkedIfOpen(file(id)));
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

    /** Whether an entry has arrived in this ticket since then. A folder that cannot be read counts as such an entry. */
    public boolean haveTicket(TicketNumber ticket, Instant since) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> receipts = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path receipt : receipts) {
                Map<String, Object> fields = JsonFile.read(trust.checked(receipt));
                boolean late = !(fields.get("sentAt") instanceof String at)
                        || !Instant.parse(at).isBefore(since);
                if (late && ticket.value().equals(fields.get("number"))) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DateTimeParseException unreadable) {
            return true;
        }
    }

    /**
     * The receipts, newest first; those that cannot be read are left out.
     *
     * @throws dev.tickets.ticket.TicketsException (usage) when another user can change the files
     */
    public List<Receipt> newest() {
        List<Receipt> newest = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return newest;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                Receipt receipt = read(file);
                if (receipt != null) {
                    newest.add(receipt);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return newest;
        }
        newest.sort(Comparator.comparing(Receipt::at).reversed());
        return newest;
    }

    private @Nullable Receipt read(Path file) {
        try {
            Map<String, Object> fields = JsonFile.read(trust.checked(file));
            List<StoredFile> sums = new ArrayList<>();
            for (Object one : fields.get("files") instanceof List<?> list ? list : List.of()) {
                if (one instanceof Map<?, ?> sum && sum.get("size") instanceof Number size) {
                    String name = String.valueOf(sum.get("name"));
                    sums.add(new StoredFile(name, "", size.longValue(), String.valueOf(sum.get("sha256"))));
                }
            }
            String name = file.getFileName().toString();
            return new Receipt(
                    name.substring(0, name.length() - SUFFIX.length()),
                    new TicketNumber(String.valueOf(fields.get("number"))),
                    fields.get("reference") instanceof String reference ? reference : null,
                    Instant.parse(String.valueOf(fields.get("sentAt"))),
                    sums);
        } catch (IOException | DateTimeParseException | IllegalArgumentException unreadable) {
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
