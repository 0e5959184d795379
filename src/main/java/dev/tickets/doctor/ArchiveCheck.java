package dev.tickets.doctor;

import dev.tickets.config.RunningJava;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.RedactableText;
import dev.tickets.ticket.DurationText;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether this run has started with the class archive, and if not, why. The start script finds and makes archives; this
 * class only looks at their folder.
 */
final class ArchiveCheck {
    private static final String NAME = "class archive";
    private static final String ARCHIVE = ".jsa";
    private static final String ATTEMPT = ".jsa.attempt";

    /** An attempt takes a few seconds. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(2);

    private final DoctorContext context;
    private final RunningJava java;
    private final String ownJar;

    ArchiveCheck(DoctorContext context, RunningJava java, String classPath) {
        this.context = context;
        this.java = java;
        int end = classPath.indexOf(':');
        this.ownJar = end < 0 ? classPath : classPath.substring(0, end);
    }

    DoctorCheck check() {
        if (java.usesOwnArchive() && java.archive() != null) {
            return DoctorCheck.ok(NAME, RedactableText.of("in use: {}", java.archive()));
        }
        if (context.variable("TICKETS_ARCHIVE").equals("off")) {
            return DoctorCheck.ok(NAME, RedactableText.of("not in use: TICKETS_ARCHIVE is off"))
                    .meaning(slower())
                    .hint(RedactableText.of("unset TICKETS_ARCHIVE"));
        }
        if (!Path.of(ownJar).getFileName().toString().startsWith("tickets-")) {
            return DoctorCheck.ok(NAME, RedactableText.of("not in use: this run came without the start script"));
        }
        Path folder = context.folders().get().cache().resolve(".archive");
        try {
            return unused(folder, names(folder));
        } catch (IOException e) {
            return DoctorCheck.warning(
                            NAME, RedactableText.of("cannot look into {}: {}", folder, IoReason.notice(folder, e)))
                    .meaning(slower());
        }
    }

    private DoctorCheck unused(Path folder, List<String> names) throws IOException {
        String attempt = fitting(names, ATTEMPT);
        if (attempt != null) {
            return attempted(folder.resolve(attempt));
        }
        String archive = fitting(names, ARCHIVE);
        if (archive != null) {
            return refused(folder.resolve(archive));
        }
        Path there = Existing.of(folder);
        if (!Files.isWritable(there)) {
            return DoctorCheck.warning(NAME, RedactableText.of("none, and {} is not writable", there))
                    .meaning(slower())
                    .hint(RedactableText.of("ls -ld {}", RedactableText.word(there)));
        }
        long others = names.stream().filter(name -> name.endsWith(ARCHIVE)).count();
        return DoctorCheck.ok(
                        NAME,
                        others == 0
                                ? RedactableText.of("none yet")
                                : RedactableText.of("none yet for this Java and program; {} for others", others))
                .meaning(RedactableText.of("A run without an archive makes one in the background, for later runs."));
    }

    private DoctorCheck attempted(Path attempt) throws IOException {
        Duration age = Duration.between(
                Files.getLastModifiedTime(attempt).toInstant(), context.clock().instant());
        if (age.compareTo(LONGEST_ATTEMPT) < 0) {
            return DoctorCheck.ok(NAME, RedactableText.of("none yet; one is being made in the background"));
        }
        return DoctorCheck.warning(
                        NAME,
                        RedactableText.of(
                                "none: the attempt to make one failed {} ago",
                                RedactableText.safe(DurationText.rough(age))))
                .meaning(RedactableText.of("Each start takes twice as long. The next attempt follows a day later."))
                .hint(RedactableText.of("rm -r {}, to try again with the next run", RedactableText.word(attempt)));
    }

    private static DoctorCheck refused(Path archive) {
        return DoctorCheck.warning(NAME, RedactableText.of("not in use, although there is one: {}", archive))
                .meaning(RedactableText.of("The file is damaged, or options for Java exclude an archive"
                        + " (TICKETS_JAVA_OPTS, JAVA_TOOL_OPTIONS). Each start takes twice as long."))
                .hint(RedactableText.of("rm -f {}; the next run makes another", RedactableText.word(archive)));
    }

    /** The name with this ending that belongs to this program and this Java; null for none. */
    private @Nullable String fitting(List<String> names, String ending) {
        String jar = Path.of(ownJar).getFileName().toString();
        String own =
                jar.substring("tickets-".length(), jar.length() - ".jar".length()) + "-java-" + java.version() + "%";
        String place = java.home().toString().replace('/', '%') + ending;
        for (String name : names) {
            if (name.startsWith(own) && name.endsWith(place)) {
                return name;
            }
        }
        return null;
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
                listed.forEach(path -> names.add(String.valueOf(path.getFileName())));
            }
        }
        return names;
    }

    private static RedactableText slower() {
        return RedactableText.of("Each start takes twice as long.");
    }
}
