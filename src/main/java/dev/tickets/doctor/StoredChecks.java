package dev.tickets.doctor;

import dev.tickets.config.Profile;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.PrivatePart;
import dev.tickets.render.RedactableText;
import dev.tickets.state.drafts.UnreadableDrafts;
import dev.tickets.state.outbox.Outbox;
import dev.tickets.ticket.DurationText;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.IoReason;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Messages that are not sent yet, and the names that shells complete. */
public final class StoredChecks {
    private static final String DRAFTS = "drafts";
    private static final String NAMES = "names";

    /** Names of departments seldom change. */
    private static final Duration OLD = Duration.ofDays(90);

    private final DoctorContext context;
    private final OutboxCheck outbox;

    /** @param outbox of this user; asked only by its check */
    public StoredChecks(DoctorContext context, Supplier<Outbox> outbox) {
        this.context = context;
        this.outbox = new OutboxCheck(context, outbox);
    }

    /** All checks of stored data. */
    public TopicGroup group() {
        return new TopicGroup(
                "Stored messages and names",
                context.isInAnotherHome()
                        ? List.of()
                        : List.of(
                                new Topic("outbox", outbox::checks),
                                new Topic(DRAFTS, this::drafts),
                                new Topic(NAMES, this::names)));
    }

    private List<DoctorCheck> drafts() {
        UnreadableDrafts drafts =
                UnreadableDrafts.in(context.folders().get().state().resolve("drafts"), context.trust());
        List<DoctorCheck> checks = new ArrayList<>();
        for (UnreadableDrafts.Fault fault : drafts.faults()) {
            Object id = RedactableText.hidden(PrivatePart.ID, fault.id());
            checks.add(DoctorCheck.problem(
                            DRAFTS, RedactableText.of("the draft {} cannot be read: {}", id, fault.reason()))
                    .meaning(RedactableText.of("The draft cannot be continued. Its files are in {}.", fault.folder()))
                    .hint(RedactableText.of("tickets drafts discard {}", id)));
        }
        if (checks.isEmpty()) {
            checks.add(DoctorCheck.ok(
                    DRAFTS,
                    drafts.count() == 1
                            ? RedactableText.of("1 draft")
                            : RedactableText.of("{} drafts", drafts.count())));
        }
        return checks;
    }

    private List<DoctorCheck> names() {
        List<DoctorCheck> checks = new ArrayList<>();
        List<String> names;
        try {
            names = context.profileNames();
        } catch (TicketsException reportedByTheCheckOfConfigToml) {
            return List.of();
        }
        for (String name : names) {
            if (!name.equals(Profile.SANDBOX)) {
                checks.addAll(names(name));
            }
        }
        return checks;
    }

    private List<DoctorCheck> names(String name) {
        Profile profile;
        try {
            profile = context.profiles().get().get(name);
        } catch (TicketsException reportedByTheCheckOfProfiles) {
            return List.of();
        }
        Path folder =
                context.trust().checkedIfOpen(context.folders().get().cache().resolve(name));
        Object named = RedactableText.hidden(PrivatePart.PROFILE, name);
        try {
            return List.of(names(named, folder, profile.origin()));
        } catch (IOException e) {
            return List.of(DoctorCheck.failure(
                    NAMES, IoReason.failure(ErrorCode.UNEXPECTED, "cannot read " + folder, folder, e)));
        }
    }

    private DoctorCheck names(Object named, Path folder, String origin) throws IOException {
        Instant newest = newest(folder);
        RedactableText refresh = RedactableText.of("tickets departments --refresh -p {}", named);
        if (newest == null) {
            return DoctorCheck.ok(NAMES, RedactableText.of("profile {}: none stored yet", named))
                    .meaning(RedactableText.of("Shells cannot complete departments and services."))
                    .hint(refresh);
        }
        Path of = folder.resolve("origin");
        if (!Files.exists(of) || !Files.readString(of).equals(origin)) {
            return DoctorCheck.warning(NAMES, RedactableText.of("profile {}: stored for another portal", named))
                    .meaning(RedactableText.of("Shells complete names that this portal does not have."))
                    .hint(refresh);
        }
        Duration age = Duration.between(newest, context.clock().instant());
        RedactableText stored = RedactableText.of(
                "profile {}: stored {} ago",
                named,
                RedactableText.safe(DurationText.rough(age.isNegative() ? Duration.ZERO : age)));
        return age.compareTo(OLD) > 0
                ? DoctorCheck.warning(NAMES, stored)
                        .meaning(RedactableText.of("Newer departments and services are missing."))
                        .hint(refresh)
                : DoctorCheck.ok(NAMES, stored);
    }

    /** When the last list was stored; null for no list. */
    private static @Nullable Instant newest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        Instant newest = null;
        try (DirectoryStream<Path> lists = Files.newDirectoryStream(folder, path -> !path.endsWith("origin"))) {
            for (Path list : lists) {
                Instant changed = Files.getLastModifiedTime(list).toInstant();
                newest = newest == null || changed.isAfter(newest) ? changed : newest;
            }
        }
        return newest;
    }
}
