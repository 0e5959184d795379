package dev.tickets.encrypt;

import dev.tickets.config.EncryptionSettings;
import dev.tickets.state.TrustedFiles;
import dev.tickets.state.portals.KeyPins;
import dev.tickets.state.portals.PinSource;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.TicketsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the keys that a profile names. A fingerprint always names the same imported key; a file can change, so the keys
 * that it first holds are expected there from then on.
 *
 * <p>One object for each run reads each file once, so that all parts of a message go to the same keys.
 */
public final class Recipients {
    private final KeyStore store;
    private final KeyPins pins;
    private final Path folder;
    private final @Nullable String home;
    private final TrustedFiles trust;
    private final Map<Path, List<PublicKey>> files = new HashMap<>();
    /** The places whose keys are those that are expected there. */
    private final Set<String> checked = new HashSet<>();

    /**
     * @param folder that relative paths start from
     * @param home folder of {@code ~/}; null when unknown
     */
    public Recipients(KeyStore store, KeyPins pins, Path folder, @Nullable String home, TrustedFiles trust) {
        this.store = store;
        this.pins = pins;
        this.folder = folder;
        this.home = home;
        this.trust = trust;
    }

    /**
     * The keys of support: those of the department if the profile names any, else {@code encrypt-to}.
     *
     * @param department null when unknown; then only {@code encrypt-to} counts
     * @return empty when the profile names none
     * @throws TicketsException (not-found) when a key is missing, (usage) when a key has changed
     */
    public List<PublicKey> ofDesk(String profile, EncryptionSettings settings, @Nullable Department department) {
        Optional<String> named = department == null ? Optional.empty() : named(settings, department);
        if (named.isPresent()) {
            String name = named.get();
            return find(profile, name, settings.toDepartment().getOrDefault(name, List.of()));
        }
        return find(profile, null, settings.to());
    }

    /** The user's own keys; empty when the profile names none. */
    public List<PublicKey> ofSelf(String profile, EncryptionSettings settings) {
        return find(profile, null, settings.toSelf());
    }

    /** The keys of these files or fingerprints, for {@code --encrypt-to}. */
    public List<PublicKey> named(String profile, List<String> names) {
        return find(profile, null, names);
    }

    /**
     * All keys that the profile names anywhere, for checking signatures.
     *
     * @param known receives the keys
     * @return the failures of unusable keys, which would be errors for encrypting
     */
    public List<TicketsException> addNamed(String profile, EncryptionSettings settings, List<PublicKey> known) {
        List<TicketsException> unusable = new ArrayList<>();
        Map<@Nullable String, List<String>> places = new LinkedHashMap<>(settings.toDepartment());
        List<String> anywhere = new ArrayList<>(settings.to());
        anywhere.addAll(settings.toSelf());
        places.put(null, anywhere);
        places.forEach((department, names) -> {
            for (String name : names) {
                try {
                    known.addAll(one(profile, department, name.strip()));
                } catch (TicketsException e) {
                    unusable.add(e);
                }
            }
        });
        return unusable;
    }

    /**
     * Accepts the current keys of the file, in all places that name the file.
     *
     * @return the places; empty when no place names the file
     */
    public List<PinSource> accept(Path file) {
        Path absolute = folder.resolve(file).normalize();
        List<String> fingerprints = fingerprints(PublicKeys.in(trust.checked(absolute)));
        List<PinSource> places = pins.naming(absolute);
        for (PinSource place : places) {
            pins.pin(place, fingerprints);
        }
        return places;
    }

    /** The entry of {@code encrypt-to-department} for this department. */
    private static Optional<String> named(EncryptionSettings settings, Department department) {
        List<String> entries = new ArrayList<>();
        for (String entry : settings.toDepartment().keySet()) {
            if (NameSearch.ofDepartments().finds(entry, department)) {
                entries.add(entry);
            }
        }
        for (String entry : entries) {
            if (entry.equals(department.id()) || entry.equalsIgnoreCase(department.name())) {
                return Optional.of(entry);
            }
        }
        if (entries.size() > 1) {
            throw TicketsException.usage(
                    "encrypt-to-department is ambiguous: " + String.join(", ", entries) + " all match "
                            + department.name(),
                    "write the department's id or whole name");
        }
        return entries.stream().findFirst();
    }

    private List<PublicKey> find(String profile, @Nullable String department, List<String> names) {
        Map<Fingerprint, PublicKey> keys = new LinkedHashMap<>();
        for (String name : names) {
            for (PublicKey key : one(profile, department, name.strip())) {
                keys.put(key.fingerprint(), key);
            }
        }
        return List.copyOf(keys.values());
    }

    private List<PublicKey> one(String profile, @Nullable String department, String name) {
        Optional<Fingerprint> fingerprint = Fingerprint.parse(name);
        if (fingerprint.isPresent()) {
            return List.of(store.get(fingerprint.get()));
        }
        Path file = path(name);
        List<PublicKey> found = files.get(file);
        if (found == null) {
            found = PublicKeys.in(trust.checked(file));
            files.put(file, found);
        }
        if (!checked.contains(profile + "\0" + department + "\0" + file)) {
            check(new PinSource(profile, department, file), found);
            checked.add(profile + "\0" + department + "\0" + file);
        }
        return found;
    }

    private Path path(String name) {
        try {
            return folder.resolve(name.startsWith("~/") && home != null ? home + name.substring(1) : name)
                    .normalize();
        } catch (InvalidPathException e) {
            throw TicketsException.usage("'" + name + "' is neither a fingerprint nor a valid file name", null);
        }
    }

    private void check(PinSource place, List<PublicKey> found) {
        List<String> expected = pins.expected(place);
        List<String> now = fingerprints(found);
        if (expected.isEmpty()) {
            pins.pin(place, now);
        } else if (!new TreeSet<>(expected).equals(new TreeSet<>(now))) {
            throw TicketsException.usage(
                    "the key in " + place.file() + " has changed (" + place + "); nothing was sent\n"
                            + "expected: " + shown(expected) + "\n"
                            + "found:    " + shown(now),
                    "compare the new fingerprint with the owner's; if they match: tickets key accept " + place.file());
        }
    }

    private static List<String> fingerprints(List<PublicKey> keys) {
        return keys.stream().map(key -> key.fingerprint().hex()).toList();
    }

    private static String shown(List<String> fingerprints) {
        return String.join(
                ", ",
                fingerprints.stream()
                        .map(hex -> Fingerprint.parse(hex)
                                .map(Fingerprint::toString)
                                .orElse(hex))
                        .toList());
    }
}
