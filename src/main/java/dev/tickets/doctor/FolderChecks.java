package dev.tickets.doctor;

import dev.tickets.config.AnotherUsersHome;
import dev.tickets.config.FilesCheck;
import dev.tickets.config.Folders;
import dev.tickets.render.ByteCount;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.PrivatePart;
import dev.tickets.render.RedactableText;
import dev.tickets.state.ProcessLock;
import dev.tickets.ticket.IoReason;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The program's folders: whose they are, and whether files can be written and locked there. */
public final class FolderChecks {
    private static final String FOLDERS = "folders";
    private static final String LOCKS = "locks";

    /** An attachment of a usual size needs this much for its archive and its outbox entry. */
    private static final long LITTLE = 100L << 20;

    /** Not even drafts are sure to fit. */
    private static final long TOO_LITTLE = 1L << 20;

    private final DoctorContext context;

    public FolderChecks(DoctorContext context) {
        this.context = context;
    }

    /** All checks of folders. */
    public TopicGroup group() {
        return new TopicGroup(
                "Files and folders",
                List.of(
                        new Topic("home", this::home),
                        new Topic("files", this::files),
                        new Topic(FOLDERS, this::folders),
                        new Topic("room", this::room),
                        new Topic(LOCKS, this::locks)));
    }

    /** Root in the home of another user; nothing for other runs. */
    private List<DoctorCheck> home() {
        AnotherUsersHome foreign = AnotherUsersHome.find(context.environment());
        if (foreign == null) {
            return List.of();
        }
        Object owner = RedactableText.hidden(PrivatePart.USER, foreign.owner());
        return List.of(DoctorCheck.problem(
                        "home",
                        RedactableText.of(
                                "{} is {}, which belongs to {}",
                                RedactableText.safe(foreign.variable()),
                                foreign.path(),
                                owner))
                .meaning(RedactableText.of(
                        "Root neither reads nor writes files there: no configuration, no logins, no outbox."))
                .hint(RedactableText.of("sudo -H tickets, sudo -i, or sudo -u {} tickets", owner)));
    }

    private List<DoctorCheck> files() {
        return context.isInAnotherHome()
                ? List.of()
                : new FilesCheck(
                                context.trust(),
                                context.folders().get(),
                                context.profiles().get(),
                                context.folder())
                        .checks();
    }

    private List<DoctorCheck> folders() {
        if (context.isInAnotherHome()) {
            return List.of();
        }
        List<DoctorCheck> problems = new ArrayList<>();
        written().forEach((name, folder) -> {
            Path there = Existing.of(folder);
            if (!Files.isDirectory(there)) {
                problems.add(unusable(name, RedactableText.of("{} is not a folder", there), there));
            } else if (!Files.isWritable(there) || !Files.isExecutable(there)) {
                problems.add(unusable(name, RedactableText.of("{} is not writable", there), there));
            }
        });
        return problems.isEmpty()
                ? List.of(DoctorCheck.ok(FOLDERS, RedactableText.of("the folders for files can be written")))
                : problems;
    }

    private static DoctorCheck unusable(String name, RedactableText finding, Path there) {
        return DoctorCheck.problem(
                        FOLDERS,
                        RedactableText.of(
                                "no files can be kept in the {} folder: {}", RedactableText.safe(name), finding))
                .meaning(meaning(name))
                .hint(RedactableText.of("ls -ld {}", RedactableText.word(there)));
    }

    private static RedactableText meaning(String name) {
        return switch (name) {
            case "state" -> RedactableText.of("Logins, drafts and the outbox live there: nothing can be sent safely.");
            case "cache" -> RedactableText.of("Names for shell completion are not kept, and each start takes longer.");
            default -> RedactableText.of("The practice portal keeps its tickets there, so it cannot run.");
        };
    }

    /** The folders that the program writes to, by name. */
    private Map<String, Path> written() {
        Folders folders = context.folders().get();
        Map<String, Path> written = new LinkedHashMap<>();
        written.put("state", folders.state());
        written.put("cache", folders.cache());
        written.put("data", folders.data());
        return written;
    }

    private List<DoctorCheck> room() {
        if (context.isInAnotherHome()) {
            return List.of();
        }
        Path there = Existing.of(context.folders().get().state());
        try {
            return List.of(room(there, Files.getFileStore(there).getUsableSpace()));
        } catch (IOException e) {
            return List.of(DoctorCheck.warning(
                    "room", RedactableText.of("cannot tell how much is free in {}: {}", there, IoReason.words(e))));
        }
    }

    static DoctorCheck room(Path there, long bytes) {
        RedactableText free =
                RedactableText.of("{} are free in {}", RedactableText.safe(ByteCount.human(bytes)), there);
        if (bytes < TOO_LITTLE) {
            return DoctorCheck.problem("room", free)
                    .meaning(RedactableText.of("No message can be kept in the outbox or as a draft."))
                    .hint(RedactableText.of("delete files, or use another disk: XDG_STATE_HOME=/other/folder"));
        }
        if (bytes < LITTLE) {
            return DoctorCheck.warning("room", free)
                    .meaning(RedactableText.of("Messages with large attachments may not fit."))
                    .hint(RedactableText.of("delete files, or use another disk: XDG_STATE_HOME=/other/folder"));
        }
        return DoctorCheck.ok("room", free);
    }

    /** Locks a file of its own in the state folder, if the folder is there. */
    private List<DoctorCheck> locks() {
        Path state = context.folders().get().state();
        if (!Files.isDirectory(state) || !Files.isWritable(state)) {
            return List.of();
        }
        try {
            FileStore disk = Files.getFileStore(state);
            Path file = Files.createTempFile(state, ".doctor", ".lock");
            Files.delete(file);
            try {
                ProcessLock.make(file).close();
            } finally {
                Files.deleteIfExists(file);
            }
            return List.of(DoctorCheck.ok(
                    LOCKS, RedactableText.of("files can be locked ({})", RedactableText.safe(disk.type()))));
        } catch (IOException e) {
            return List.of(unlockable(state, e));
        }
    }

    static DoctorCheck unlockable(Path state, IOException e) {
        return DoctorCheck.problem(
                        LOCKS,
                        IoReason.isWithoutLocks(e)
                                ? RedactableText.of("{} is on a file system without locks", state)
                                : RedactableText.of("cannot lock a file in {}: {}", state, IoReason.words(e)))
                .meaning(RedactableText.of(
                        "The outbox cannot be used: messages become drafts, and are sent only with --no-queue."))
                .hint(RedactableText.of("put the folder on a local disk: XDG_STATE_HOME=/other/folder"));
    }
}
