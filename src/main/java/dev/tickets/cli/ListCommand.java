package dev.tickets.cli;

import dev.tickets.config.Durations;
import dev.tickets.config.Profile;
import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.render.TicketFields;
import dev.tickets.render.TicketScreen;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketsException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "List tickets, newest activity first.",
        footer = {
            "",
            "Examples:",
            "  tickets list --status all --search disk",
            "  tickets list --unread --fail-if-empty -q",
            "  tickets list -o tsv --fields number,subject | cut -f 1"
        })
final class ListCommand implements Callable<Integer> {
    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only tickets of this status: open, closed, all, or the name of a status (default:"
                    + " ${DEFAULT-VALUE}).")
    String status = "open";

    @Option(
            names = {"-d", "--department"},
            paramLabel = "DEPARTMENT",
            description = "Only tickets of this department: id, name or a part of the name.")
    @Nullable
    String department;

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = "Only tickets with this text in the subject, or with this number.")
    @Nullable
    String search;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only tickets with activity since this time: 7d, 12h, 2026-01-31 or 2026-01-31T08:00.")
    @Nullable
    String since;

    @Option(names = "--unread", description = "Only tickets with unread messages.")
    boolean unread;

    @Option(
            names = "--sort",
            paramLabel = "FIELD",
            description = "Sort by this field: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    TicketQuery.Sort sort = TicketQuery.Sort.UPDATED_AT;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Show at most this number of tickets (default: ${DEFAULT-VALUE}).")
    int limit = 50;

    @Option(names = "--fail-if-empty", description = "Exit with code 7 if no ticket matches.")
    boolean failIfEmpty;

    private final Run run;
    private final Services services;

    ListCommand(Run run, Services services) {
        this.run = run;
        this.services = services;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw TicketsException.usage("--limit must be at least 1", null);
        }
        TicketFields fields = new TicketFields();
        fields.check(run.output());
        Profile profile = services.profile();
        Portal portal = services.portal();
        if (unread) {
            portal.require(Capability.UNREAD_MARK);
        }
        TicketQuery query =
                new TicketQuery(status, department(), search, since(profile.timeZone()), unread, sort, limit);
        TicketQuery.Found found = portal.tickets(query);
        if (run.context().terminal().output() && run.isForPerson()) {
            run.print(screen().text(found.tickets()));
        } else {
            run.print(fields.list(run.output(), found.tickets()));
        }
        if (found.more()) {
            run.notice("More than " + limit + " tickets match; show more with --limit.");
        }
        if (found.tickets().isEmpty()) {
            if (failIfEmpty) {
                throw new TicketsException(ErrorCode.EMPTY, "no ticket matches");
            }
            run.notice("No ticket matches" + (status.equals("open") ? "; --status all includes closed tickets." : "."));
        }
        return ExitCode.OK.value();
    }

    private TicketScreen screen() {
        Clock clock = run.context().clock();
        int columns = run.context().terminal().columns();
        return new TicketScreen(run.style(), columns, clock.instant(), clock.getZone());
    }

    private @Nullable Department department() {
        return department == null
                ? null
                : NameSearch.ofDepartments()
                        .find(department, services.directory().departments(false));
    }

    /** Without a known time zone of the portal, this machine's zone is used. */
    private @Nullable LocalDateTime since(@Nullable ZoneId portalZone) {
        if (since == null) {
            return null;
        }
        try {
            return since.length() == 10
                    ? LocalDate.parse(since).atStartOfDay()
                    : LocalDateTime.parse(since.replace(' ', 'T'));
        } catch (DateTimeException notADate) {
            ZoneId zone = portalZone == null ? run.context().clock().getZone() : portalZone;
            return before(LocalDateTime.ofInstant(run.context().clock().instant(), zone));
        }
    }

    private LocalDateTime before(LocalDateTime now) {
        try {
            return now.minus(Durations.parse(String.valueOf(since)));
        } catch (TicketsException | DateTimeException | ArithmeticException e) {
            throw TicketsException.usage(
                    "not a time: '" + since + "'", "give --since a duration like 7d or 12h, or a date like 2026-01-31");
        }
    }
}
