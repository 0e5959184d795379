package dev.tickets.config;

import dev.tickets.render.DoctorCheck;
import dev.tickets.render.PrivatePart;
import dev.tickets.render.RedactableText;
import dev.tickets.state.Distrust;
import dev.tickets.state.TrustedFiles;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks every file that must be trusted, as a command would: all files in the folders of the program, and all files
 * that profiles name. A refused configuration is not read.
 */
public final class FilesCheck {
    private static final String NAME = "files";

    /** Credentials: of no use to anybody else. */
    private static final int ANY_OTHER = 0077;

    private static final int READ_BY_OTHERS = 0004;
    private static final int READ_BY_GROUP_OR_OTHERS = 0044;

    private final TrustedFiles trust;
    private final Folders folders;
    private final Profiles profiles;
    private final Path folder;
    private final Map<String, Distrust> faults = new LinkedHashMap<>();
    private final List<DoctorCheck> unreadable = new ArrayList<>();
    private int looked;

    /** @param folder that relative paths start from */
    public FilesCheck(TrustedFiles trust, Folders folders, Profiles profiles, Path folder) {
        this.trust = trust;
        this.folders = folders;
        this.profiles = profiles;
        this.folder = folder;
    }

    /** A problem for each faulty path; a single OK if none. */
    public List<DoctorCheck> checks() {
        if (!trust.isPossible()) {
            return List.of(DoctorCheck.warning(NAME, RedactableText.of("files have no Unix owners here: not checked")));
        }
        List<Path> all = List.of(folders.config(), folders.state(), folders.cache(), folders.data());
        for (Path one : all) {
            below(one);
        }
        if (trust.faults(folders.configFile()).isEmpty()) {
            named();
        }
        List<DoctorCheck> checks = new ArrayList<>();
        for (Distrust fault : faults.values()) {
            checks.add(DoctorCheck.problem(NAME, fault.sentence()).hint(fault.hint()));
        }
        checks.addAll(unreadable);
        return checks.isEmpty()
                ? List.of(DoctorCheck.ok(
                        NAME, RedactableText.of("{} files and folders: no other user can change them", looked)))
                : checks;
    }

    /** All files in a folder, the folder, and the folders above it. */
    private void below(Path top) {
        found(trust.faults(top));
        Path credentials = folders.state().resolve("credentials");
        try {
            if (Files.isDirectory(top)) {
                // a user's folder that is a link was already followed
                Files.walkFileTree(top.toRealPath(), new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                        look(visited);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        look(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        look(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
            }
            if (top.equals(folders.state())) {
                for (String profile : names(credentials)) {
                    secret(credentials.resolve(profile), ANY_OTHER);
                }
            }
        } catch (IOException e) {
            unreadable.add(DoctorCheck.problem(
                    NAME, RedactableText.of("cannot look into {}: {}", top, IoReason.notice(top, e))));
        }
    }

    private static List<String> names(Path credentials) {
        String[] names = credentials.toFile().list((dir, name) -> name.endsWith(".json"));
        return names == null ? List.of() : List.of(names);
    }

    /** The files that profiles name. */
    private void named() {
        try {
            // the variables name files for any profile
            Set<String> names = new TreeSet<>(profiles.names());
            names.add(profiles.usualName());
            names.forEach(this::named);
        } catch (TicketsException faulty) {
            unreadable.add(DoctorCheck.warning(
                    NAME, RedactableText.of("the files that profiles name are not checked: config.toml has a fault")));
        }
    }

    private void named(String profile) {
        try {
            NamedFiles files = profiles.namedFiles(profile, folder);
            files.open().forEach(this::look);
            files.secret().forEach(file -> secret(file, READ_BY_OTHERS));
            files.keys().forEach(file -> secret(file, READ_BY_GROUP_OR_OTHERS));
        } catch (TicketsException faulty) {
            unreadable.add(DoctorCheck.warning(
                    NAME,
                    RedactableText.of(
                            "the files of profile {} are not checked: the profile has a fault",
                            RedactableText.hidden(PrivatePart.PROFILE, profile))));
        }
    }

    private void look(Path path) {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            looked++;
            found(trust.faults(path));
        }
    }

    private void secret(Path file, int bits) {
        look(file);
        found(trust.faultsOfSecret(file, bits));
    }

    private void found(List<Distrust> more) {
        for (Distrust fault : more) {
            faults.putIfAbsent(fault.path() + "\n" + fault.before().text(), fault);
        }
    }
}
