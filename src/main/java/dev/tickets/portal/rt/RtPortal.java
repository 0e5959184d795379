package dev.tickets.portal.rt;

import dev.tickets.config.Credential;
import dev.tickets.config.Profile;
import dev.tickets.portal.Capability;
import dev.tickets.portal.Creation;
import dev.tickets.portal.Portal;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reference;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A portal that speaks REST 2.0 of Request Tracker 5. */
public final class RtPortal implements Portal {
    private static final Set<Capability> CAPABILITIES = Collections.unmodifiableSet(EnumSet.of(
            Capability.CC,
            Capability.PRIORITIES,
            Capability.CLOSING,
            Capability.REPLY_REOPENS,
            Capability.ALL_CHARACTERS));

    /** RT cuts a subject without a word. */
    private static final int LONGEST_SUBJECT = 200;

    private final HttpConnection http;
    private final Profile profile;
    private final Progress.Display display;
    private final Consumer<String> notices;
    private final RtApi api;
    private final RtUser user;
    private final RtTicketUrl addresses;
    private final RtTicketMapper mapper;
    private final RtStatuses statuses;
    private final RtThreads threads;
    private final RtSearch search;

    /**
     * Asks nothing yet.
     *
     * @param http closed with the portal
     * @param zone that times are shown in, unless the profile names one
     * @param display shows how far attachments have come
     * @param notices receives what the user should know
     */
    public RtPortal(
            HttpConnection http,
            Profile profile,
            Credential credential,
            ZoneId zone,
            Progress.Display display,
            Consumer<String> notices) {
        this.http = http;
        this.profile = profile;
        this.display = display;
        this.notices = notices;
        this.api = new RtApi(http, profile, credential);
        this.user = new RtUser(api, profile);
        this.addresses = new RtTicketUrl(profile.portal(), profile.ticketUrl());
        this.mapper = new RtTicketMapper(new RtTime(profile.timeZone() == null ? zone : profile.timeZone()), addresses);
        this.statuses = new RtStatuses(api);
        this.threads = new RtThreads(api, mapper, notices);
        this.search = new RtSearch(api, statuses, mapper);
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Account whoAmI() {
        return user.account();
    }

    @Override
    public List<Department> departments() {
        List<Department> departments = new ArrayList<>();
        RtPages queues = new RtPages(api, "/queues/all", "fields", "Name,Description");
        while (queues.hasNext()) {
            departments.addAll(RtTicketMapper.departments(queues.next()));
        }
        return departments;
    }

    @Override
    public List<Service> services() {
        require(Capability.SERVICES);
        return List.of();
    }

    @Override
    public Iterator<List<Ticket>> pages(TicketQuery wanted) {
        return new RtTickets(api, statuses, mapper, TicketSql.of(wanted), wanted);
    }

    @Override
    public TicketQuery.Found tickets(TicketQuery query) {
        // RT is asked for the order
        return query.in(pages(query), true);
    }

    @Override
    public List<Ticket> search(
            @Nullable Reference reference, @Nullable String subject, TicketQuery among, Predicate<String> body) {
        return search.tickets(reference, subject, among, body);
    }

    @Override
    public TicketThread ticket(TicketNumber number) {
        return threads.thread(number);
    }

    @Override
    public Creation create(NewTicket ticket) {
        int bytes = ticket.subject().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_SUBJECT) {
            throw new TicketsException(
                    ErrorCode.REFUSED,
                    "this portal keeps " + LONGEST_SUBJECT + " bytes of a subject; this one has " + bytes,
                    "shorten the subject");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Queue", ticket.department().id());
        fields.put("Subject", ticket.subject());
        fields.put("Requestor", List.of(user.requestor()));
        if (!ticket.cc().isEmpty()) {
            fields.put("Cc", ticket.cc());
        }
        if (ticket.priority() != null) {
            fields.put("Priority", RtTicketMapper.priority(ticket.priority()));
        }
        putText(fields, ticket.body());
        RtAnswer answer = api.change("POST", "/ticket", RtBody.of(fields, ticket.attachments(), display, notices));
        String number = answer.row().textOr(located("ticket", answer), "id");
        return new Creation(TicketNumber.isNumber(number) ? List.of(new TicketNumber(number)) : List.of(), null);
    }

    @Override
    public void reply(Reply reply) {
        Map<String, Object> fields = new LinkedHashMap<>();
        putText(fields, reply.body());
        RtAnswer answer = api.change(
                "POST",
                "/ticket/" + reply.number() + "/correspond",
                RtBody.of(fields, reply.attachments(), display, notices));
        String transaction = located("transaction", answer);
        if (!transaction.isEmpty()) {
            threads.accepted(reply.number(), transaction);
        }
    }

    private static void putText(Map<String, Object> fields, String text) {
        fields.put("Content", text);
        fields.put("ContentType", "text/plain");
    }

    private String located(String kind, RtAnswer answer) {
        return RtLocation.number(profile.apiUrl(), kind, answer.location());
    }

    @Override
    public List<Attachment> stored(List<ReadyAttachment> sent, List<Attachment> shown) {
        return threads.cut().kept(shown);
    }

    @Override
    public void attachmentsArrived() {
        // RT has one transport of attachments
    }

    @Override
    public String attachmentsLost() {
        return "this portal may drop attachments above a size of its own: ask its operator";
    }

    @Override
    public void closeTicket(TicketNumber number) {
        new RtStatusChange(api, threads).close(number);
    }

    @Override
    public void reopenTicket(TicketNumber number) {
        new RtStatusChange(api, threads).reopen(number);
    }

    @Override
    public void download(TicketNumber number, Attachment attachment, OutputStream to) {
        String id = RtApi.encoded(attachment.id());
        RtFile file = threads.file(attachment.id());
        RtDownload download = new RtDownload(
                attachment,
                file == null
                        || file.exact()
                        || threads.cut().isCut(file.attachment().id()),
                to);
        boolean done = file != null
                && api.page(
                        "/SelfService/Attachment/" + RtApi.encoded(file.transaction()) + "/" + id + "/file",
                        download::raw);
        if (!done) {
            String path = "/attachment/" + id;
            api.download(path, answer -> download.json(answer, URI.create(profile.apiUrl() + path)));
        }
    }

    @Override
    public String address(TicketNumber number) {
        return addresses.of(number);
    }

    @Override
    public Optional<TicketNumber> numberAt(String address) {
        return addresses.in(address);
    }

    @Override
    public void close() {
        http.close();
    }
}
