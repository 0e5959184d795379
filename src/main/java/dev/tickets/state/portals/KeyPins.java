package dev.tickets.state.portals;

import dev.tickets.state.JsonFile;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.Sha256;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which keys were found in which place: a small file for each place in the state folder, so that runs cannot clash. */
public final class KeyPins {
    private final Path folder;
    private final TrustedFiles trust;

    /** @param folder need not exist */
    public KeyPins(Path folder, TrustedFiles trust) {
        this.folder = folder;
        this.trust = trust;
    }

    /**
     * The expected fingerprints at this place; empty if the place was never used.
     *
     * @throws TicketsException (usage) if the pin cannot be read: then the expected key is unknown
     */
    public List<String> expected(PinSource place) {
        Pin pin = read(file(place));
        return pin == null ? List.of() : pin.fingerprints();
    }

    /** From now on these are expected in this place. */
    public void pin(PinSource place, List<String> fingerprints) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("profile", place.profile());
        fields.put("department", place.department());
        fields.put("file", place.file().toString());
        fields.put("fingerprints", fingerprints);
        try {
            trust.makeFolder(folder);
            JsonFile.write(file(place), fields);
        } catch (IOException e) {
            throw IoReason.failure(ErrorCode.UNEXPECTED, "cannot save the pin of the key in " + folder, folder, e);
        }
    }

    /** All places that name this file. */
    public List<PinSource> naming(Path file) {
        List<PinSource> places = new ArrayList<>();
        try (DirectoryStream<Path> pins = Files.newDirectoryStream(trust.checked(folder), "*.json")) {
            for (Path path : pins) {
                Pin pin = read(path);
                if (pin != null && pin.place().file().equals(file)) {
                    places.add(pin.place());
                }
            }
        } catch (NoSuchFileException nothingPinnedYet) {
            return List.of();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        return places;
    }

    private record Pin(PinSource place, List<String> fingerprints) {}

    private @Nullable Pin read(Path file) {
        try {
            Map<String, Object> fields = JsonFile.read(trust.checked(file));
            List<String> fingerprints = new ArrayList<>();
            if (fields.get("fingerprints") instanceof List<?> list) {
                list.forEach(item -> fingerprints.add(String.valueOf(item)));
            }
            if (fingerprints.isEmpty()) {
                throw new IOException("the file holds no fingerprints");
            }
            return new Pin(
                    new PinSource(
                            String.valueOf(fields.get("profile")),
                            fields.get("department") instanceof String department ? department : null,
                            Path.of(String.valueOf(fields.get("file")))),
                    fingerprints);
        } catch (NoSuchFileException neverUsed) {
            return null;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static TicketsException unreadable(Path file, IOException e) {
        return IoReason.failure(
                ErrorCode.USAGE,
                "cannot read the pin of the key, " + file,
                file,
                "if the file is damaged, delete it, and compare the key's fingerprint with the owner's again",
                e);
    }

    private Path file(PinSource place) {
        String name = place.profile() + "\0" + place.department() + "\0" + place.file();
        return folder.resolve(Sha256.sha256(name).substring(0, 32) + ".json");
    }
}
