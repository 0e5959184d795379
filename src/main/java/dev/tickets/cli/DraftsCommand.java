package dev.tickets.cli;

import dev.tickets.config.Durations;
import dev.tickets.render.DraftFullFields;
import dev.tickets.render.DraftRow;
import dev.tickets.render.DraftRowFields;
import dev.tickets.render.DraftView;
import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.drafts.KeptDraft;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.TicketsException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "drafts",
        description = "List, show or discard drafts: messages that were not sent.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Example:",
            "  tickets drafts list",
            "Continue a draft:",
            "  tickets create --draft ID",
            "  tickets reply --draft ID -e"
        })
final class DraftsCommand {
    private final Run run;
    private final Services services;

    DraftsCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Command(
            name = "list",
            description = "List the drafts of all profiles, the most recently changed first.",
            footer = {"", "Example:", "  tickets drafts list"})
    int list() {
        DraftRowFields fields = run.checked(new DraftRowFields());
        List<DraftRow> rows = new ArrayList<>();
        for (KeptDraft kept : services.drafts().all()) {
            rows.add(row(kept, kept.draft(), List.of()));
        }
        return run.list(fields, rows, "No drafts.");
    }

    @Command(
            name = "show",
            description = "Show a draft, and the state of its attached files.",
            footer = {"", "Example:", "  tickets drafts show 260102-k7qm"})
    int show(@Parameters(paramLabel = "DRAFT", description = "The draft's id, or the beginning of the id.") String id) {
        DraftFullFields fields = run.checked(new DraftFullFields());
        DraftRow row = full(services.drafts().get(id));
        if (run.isForPerson()) {
            run.print(new DraftView(run.style()).text(row));
        } else {
            run.print(fields.single(run.output(), row));
        }
        return ExitCode.OK.value();
    }

    @Command(
            name = "discard",
            description = {
                "Delete drafts and the files that only they have.",
                "On a terminal, --all and --older-than ask before they delete. A draft that is being written in"
                        + " another process stays."
            },
            footer = {
                "",
                "Examples:",
                "  tickets drafts discard 260102-k7qm",
                "  tickets drafts discard --older-than 30d"
            })
    int discard(
            @Parameters(
                            paramLabel = "DRAFT",
                            arity = "0..*",
                            description = "The ids of the drafts, or the beginnings of the ids.")
                    @Nullable
                    List<String> ids,
            @Option(names = "--all", description = "Delete all drafts; with -p, those of the profile.") boolean all,
            @Option(
                            names = "--older-than",
                            paramLabel = "DURATION",
                            description = "Delete the drafts that were not changed for this time: 30d, 12h.")
                    @Nullable
                    String olderThan,
            @Option(
                            names = {"-y", "--yes"},
                            description = "Do not ask.")
                    boolean yes) {
        int ways = (ids == null ? 0 : 1) + (all ? 1 : 0) + (olderThan == null ? 0 : 1);
        if (ways != 1) {
            throw TicketsException.usage(
                    ways == 0 ? "no draft given" : "name drafts, or give --all or --older-than, but not both",
                    "tickets drafts discard ID, --all or --older-than 30d; tickets drafts list");
        }
        return ids == null ? discardOld(olderThan, yes) : discardNamed(ids);
    }

    private int discardNamed(List<String> ids) {
        Drafts drafts = services.drafts();
        List<String> wholes = new ArrayList<>();
        for (String id : ids) {
            wholes.add(drafts.id(id));
        }
        for (String id : wholes) {
            drafts.discard(id);
            run.notice("The draft " + id + " is discarded.");
        }
        return ExitCode.OK.value();
    }

    /** @param olderThan null for drafts of any age */
    private int discardOld(@Nullable String olderThan, boolean yes) {
        Duration age = olderThan == null ? null : Durations.parse(olderThan);
        Drafts drafts = services.drafts();
        String profile = run.options().profile;
        List<String> ids = new ArrayList<>();
        for (KeptDraft kept : drafts.all()) {
            Duration since =
                    Duration.between(kept.changedAt(), run.context().clock().instant());
            if ((profile == null || profile.equals(kept.profile())) && (age == null || since.compareTo(age) > 0)) {
                ids.add(kept.id());
            }
        }
        if (ids.isEmpty()) {
            run.notice("No drafts to discard.");
            return ExitCode.OK.value();
        }
        if (!yes && run.canAsk() && !run.agrees("Discard " + count(ids.size()) + "?", false)) {
            throw new TicketsException(ErrorCode.INTERRUPTED, "cancelled; no draft was discarded");
        }
        List<String> inUse = new ArrayList<>();
        for (String id : ids) {
            if (!drafts.discardUnused(id)) {
                inUse.add(id);
            }
        }
        run.notice(count(ids.size() - inUse.size()) + " discarded.");
        if (!inUse.isEmpty()) {
            throw new TicketsException(
                    ErrorCode.INCOMPLETE,
                    "being written in another process: " + String.join(", ", inUse),
                    "end that process first, then: tickets drafts discard ID");
        }
        return ExitCode.OK.value();
    }

    private static String count(int drafts) {
        return drafts == 1 ? "1 draft" : drafts + " drafts";
    }

    private DraftRow full(KeptDraft kept) {
        List<String> changes = new ArrayList<>();
        DraftFiles files = services.draftFiles();
        for (String spec : kept.draft().attachments()) {
            files.change(kept, spec).ifPresent(change -> changes.add(spec + " " + change));
        }
        Draft draft = services.drafts()
                .unfinished(kept.id())
                .map(text -> kept.draft().but().message(text).draft())
                .orElse(kept.draft());
        return row(kept, draft, changes);
    }

    private DraftRow row(KeptDraft kept, Draft draft, List<String> changes) {
        return new DraftRow(
                kept.id(),
                kept.profile(),
                time(kept.createdAt()),
                time(kept.changedAt()),
                kept.reason(),
                draft,
                changes);
    }

    private PortalTime time(Instant moment) {
        return PortalTime.of(moment, run.context().clock().getZone());
    }
}
