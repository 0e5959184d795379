package dev.tickets.cli;

import dev.tickets.cli.help.Section;
import dev.tickets.config.Durations;
import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.render.Format;
import dev.tickets.render.ShownTimes;
import dev.tickets.render.TicketFields;
import dev.tickets.render.TicketScreen;
import dev.tickets.state.MachineClock;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.PortalTime;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketsException;
import dev.tickets.ticket.TimeBound;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TimeZone;
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
            "  tickets list --all --search disk",
            "  tickets list --unread --fail-if-empty -q",
            "  tickets list -o tsv --fields number,subject | cut -f 1"
        })
@Section("Which tickets")
final class ListCommand implements Callable<Integer> {
    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description =
                    "Only tickets of this status: open, closed, all, or the name of a status (default:" + " open).")
    @Nullable
    String status;

    @Option(names = "--all", description = "Tickets of any status, like --status all.")
    boolean all;

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

    @Section("The list")
    @Option(
            names = "--sort",
            paramLabel = "FIELD",
            description = "Sort by this field: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    TicketQuery.Sort sort = TicketQuery.Sort.UPDATED_AT;

    @Section("The list")
    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Show at most this number of tickets (default: ${DEFAULT-VALUE}).")
    int limit = 50;

    @Section("The list")
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
        if (all && status != null) {
            throw TicketsException.usage("--all and --status cannot be used together", "--all means --status all");
        }
        String wanted = all ? "all" : status == null ? "open" : status;
        TicketFields fields = new TicketFields();
        fields.check(run.output());
        Portal portal = services.portal();
        if (unread) {
            portal.require(Capability.UNREAD_MARK);
        }
        TicketQuery query = new TicketQuery(wanted, department(), search, since(), unread, sort, limit);
        TicketQuery.Found found = portal.tickets(query);
        if (query.namesStatus()) {
            services.statuses().check(wanted, found.statuses());
        }
        if (run.context().terminal().output() && run.isForPerson()) {
            run.print(screen().text(found.tickets()));
        } else {
            if (run.format() == Format.TABLE && isOffsetKnown(found.tickets())) {
                TimeZone machine = MachineClock.timeZone(run.context().clock());
                fields.showIn(ShownTimes.of(services.profile().timeZone(), machine, null));
            }
            run.print(fields.list(run.output(), found.tickets()));
        }
        if (found.more()) {
            run.notice("More than " + limit + " tickets match; show more with --limit.");
        }
        if (found.tickets().isEmpty()) {
            if (failIfEmpty) {
                throw new TicketsException(ErrorCode.EMPTY, "no ticket matches");
            }
            run.notice("No ticket matches" + (wanted.equals("open") ? "; --status all includes closed tickets." : "."));
        }
        return ExitCode.OK.value();
    }

    private TicketScreen screen() {
        Clock clock = run.context().clock();
        int columns = run.context().terminal().columns();
        return new TicketScreen(run.style(), columns, clock.instant(), MachineClock.timeZone(clock));
    }

    private @Nullable Department department() {
        return department == null
                ? null
                : NameSearch.ofDepartments()
                        .find(department, services.directory().departments(false));
    }

    /** Whether some time has an offset; without one, no zone is looked up, which takes reading files. */
    private static boolean isOffsetKnown(List<Ticket> tickets) {
        for (Ticket ticket : tickets) {
            PortalTime time = ticket.lastActivity();
            if (time != null && time.offset() != null) {
                return true;
            }
        }
        return false;
    }

    /** The zone of the profile, else of this machine. */
    private ZoneId zone() {
        ZoneId own = services.profile().timeZone();
        return own == null ? run.context().clock().getZone() : own;
    }

    private @Nullable TimeBound since() {
        if (since == null) {
            return null;
        }
        ZoneId zone = zone();
        String time = since.strip().replace(' ', 'T');
        try {
            return TimeBound.before(run.context().clock().instant(), Durations.parse(time), zone);
        } catch (TicketsException | DateTimeException | ArithmeticException notASpan) {
            return named(time, zone);
        }
    }

    private TimeBound named(String time, ZoneId zone) {
        try {
            if (time.length() == 10) {
                return TimeBound.at(LocalDate.parse(time).atStartOfDay(), zone);
            }
            boolean offset = time.endsWith("Z") || time.indexOf('+') > 0 || time.lastIndexOf('-') > 10;
            return offset
                    ? TimeBound.at(OffsetDateTime.parse(time), zone)
                    : TimeBound.at(LocalDateTime.parse(time), zone);
        } catch (DateTimeException | ArithmeticException e) {
            throw TicketsException.usage(
                    "not a time: '" + since + "'", "give --since a duration like 7d or 12h, or a date like 2026-01-31");
        }
    }
}
