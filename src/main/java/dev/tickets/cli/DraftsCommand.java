package dev.tickets.cli;

import dev.tickets.render.DraftFullFields;
import dev.tickets.render.DraftRow;
import dev.tickets.render.DraftRowFields;
import dev.tickets.render.DraftView;
import dev.tickets.state.drafts.DraftFiles;
import dev.tickets.state.drafts.Drafts;
import dev.tickets.state.drafts.KeptDraft;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.PortalTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "drafts",
        description = "List, show or discard drafts: messages that were not sent.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Continue a draft:", "  tickets create --draft ID", "  tickets reply --draft ID -e"})
final class DraftsCommand {
    private final Run run;
    private final Services services;

    DraftsCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Command(name = "list", description = "List the drafts of all profiles, the most recently changed first.")
    int list() {
        DraftRowFields fields = run.checked(new DraftRowFields());
        List<DraftRow> rows = new ArrayList<>();
        for (KeptDraft kept : services.drafts().all()) {
            rows.add(row(kept, kept.draft(), List.of()));
        }
        return run.list(fields, rows, "No drafts.");
    }

    @Command(name = "show", description = "Show a draft, and the state of its attached files.")
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

    @Command(name = "discard", description = "Delete a draft and the files that only this draft has.")
    int discard(
            @Parameters(paramLabel = "DRAFT", description = "The draft's id, or the beginning of the id.") String id) {
        Drafts drafts = services.drafts();
        String whole = drafts.id(id);
        drafts.discard(whole);
        run.notice("The draft " + whole + " is discarded.");
        return ExitCode.OK.value();
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
        OffsetDateTime here = OffsetDateTime.ofInstant(
                moment.truncatedTo(ChronoUnit.SECONDS), run.context().clock().getZone());
        return new PortalTime(here.toLocalDateTime(), here.getOffset());
    }
}
