package dev.tickets.portal.hostbill;

import dev.tickets.config.Credential;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.portal.Capability;
import dev.tickets.portal.Creation;
import dev.tickets.portal.Portal;
import dev.tickets.portal.http.Body;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.MultipartBody;
import dev.tickets.portal.http.ProgressBody;
import dev.tickets.state.logins.CredentialStore;
import dev.tickets.state.portals.AttachmentTransport;
import dev.tickets.state.portals.LearnedOffset;
import dev.tickets.state.portals.PortalFacts;
import dev.tickets.state.portals.PortalFactsStore;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.Attachment;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.Message;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.ReadyAttachment;
import dev.tickets.ticket.Reply;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.TextLimits;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import dev.tickets.ticket.TicketQuery;
import dev.tickets.ticket.TicketThread;
import dev.tickets.ticket.TicketsException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A portal that speaks HostBill's User API. */
public final class HostBillPortal implements Portal {
    private final HttpConnection http;
    private final HostBillApi api;
    private final Profile profile;
    private final PortalFactsStore memory;
    private final Progress.Display display;
    private final TicketUrl pages;
    private final TicketMapper reading;
    private final ThreadReading threads;
    private final PortalText text;
    /** When the portal answered to the last message, by its own clock; null when not known. */
    private @Nullable Instant answered;

    /**
     * Asks nothing yet.
     *
     * @param http closed with the portal
     * @param memory facts about this portal, which grow
     * @param display shows how far attachments have come
     */
    public HostBillPortal(
            HttpConnection http,
            Profile profile,
            Credential credential,
            CredentialStore store,
            PortalFactsStore memory,
            Progress.Display display) {
        this.http = http;
        this.profile = profile;
        this.memory = memory;
        this.display = display;
        this.api = new HostBillApi(
                http,
                profile.apiUrl(),
                new Authorizer(credential, profile, store, new HostBillLogin(http, profile.apiUrl())));
        this.pages = new TicketUrl(profile.portal(), profile.ticketUrl());
        this.text = new PortalText(profile.timeZone(), memory);
        this.reading = new TicketMapper(text, pages);
        this.threads = new ThreadReading(reading, text);
    }

    @Override
    public Account whoAmI() {
        return TicketMapper.account(api.get("/details").payload().within("client"));
    }

    @Override
    public List<Department> departments() {
        return reading.departments(api.get("/ticket/departments").collection("departments", "depts"));
    }

    @Override
    public List<Service> services() {
        return reading.services(api.get("/service").collection("services", "service"));
    }

    @Override
    public Iterator<List<Ticket>> pages(TicketQuery wanted) {
        return new TicketPages(api, reading);
    }

    @Override
    public TicketThread ticket(TicketNumber number) {
        JsonAnswer answer;
        try {
            answer = api.get("/tickets/" + number);
        } catch (TicketsException e) {
            if (e.code() == ErrorCode.REFUSED || e.code() == ErrorCode.NOT_FOUND) {
                throw notFound(number, e);
            }
            throw e;
        }
        JsonRow row = answer.payload();
        TicketThread thread = thread(number, row).orElseThrow(() -> notFound(number, null));
        learn(thread, ThreadReading.serviceField(row.within("ticket")));
        return thread;
    }

    private Optional<TicketThread> thread(TicketNumber number, JsonRow payload) {
        try {
            return threads.thread(payload);
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw api.beyondMemory("/tickets/" + number);
        }
    }

    private static TicketsException notFound(TicketNumber number, @Nullable Exception cause) {
        String said = cause == null ? "" : " (" + cause.getMessage() + ")";
        return new TicketsException(
                ErrorCode.NOT_FOUND,
                "ticket #" + number + " does not exist" + said,
                "tickets list --status all",
                cause);
    }

    private void learn(TicketThread thread, @Nullable String service) {
        if (thread.cc() != null && !thread.cc().isEmpty()) {
            memory.learn(PortalFacts::withCc);
        }
        if (service != null) {
            memory.learn(facts -> facts.withServiceField(service));
        }
    }

    @Override
    public Set<Capability> capabilities() {
        PortalFacts facts = memory.facts();
        Set<Capability> known = EnumSet.of(
                Capability.SERVICES,
                Capability.PRIORITIES,
                Capability.ENCRYPTION_MARK,
                Capability.CLOSING,
                Capability.UNREAD_MARK);
        if (facts.keepsCc()) {
            known.add(Capability.CC);
        }
        if (facts.serviceField() != null) {
            known.add(Capability.SERVICE_FIELD);
        }
        if (new OptionalFields(facts).service() != null) {
            known.add(Capability.SERVICE_SENT);
        }
        if (facts.bmpOnly() == null) {
            known.add(Capability.ALL_CHARACTERS);
        }
        return Collections.unmodifiableSet(known);
    }

    @Override
    public Creation create(NewTicket ticket) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("dept_id", ticket.department().id());
        fields.put("subject", ticket.subject());
        fields.put("body", ticket.body());
        fields.putAll(new OptionalFields(memory.facts()).of(ticket));
        JsonAnswer answer = api.file(body(fields, ticket.encrypt(), ticket.attachments()));
        answered = answer.portalClock();
        return CreatedNumbers.creation(answer);
    }

    @Override
    public void reply(Reply reply) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("body", reply.body());
        answered = api.change("POST", "/tickets/" + reply.number(), body(fields, reply.encrypt(), reply.attachments()))
                .portalClock();
    }

    @Override
    public void confirmed(Message message) {
        // the practice portal has the times of this machine
        if (answered != null && message.createdAt() != null && !profile.name().equals(Profile.SANDBOX)) {
            LearnedOffset offset = LearnedOffset.of(message.createdAt().local(), answered);
            if (offset != null) {
                text.learn(offset);
            }
        }
    }

    private Body body(Map<String, String> fields, boolean encrypt, List<ReadyAttachment> attachments) {
        if (encrypt) {
            fields.put("encrypt", "1");
            return JsonBody.ofSecrets(fields);
        }
        if (attachments.isEmpty()) {
            return JsonBody.of(fields);
        }
        Body body = transport() == AttachmentTransport.JSON
                ? new JsonUploadBody(fields, attachments)
                : new MultipartBody(fields, "attachments[]", attachments);
        return new ProgressBody(body, display);
    }

    private AttachmentTransport transport() {
        return memory.facts().transport(profile.attachments().transport());
    }

    @Override
    public void attachmentsArrived() {
        memory.learn(facts -> facts.withTransport(transport(), true));
    }

    @Override
    public String attachmentsLost() {
        AttachmentTransport used = transport();
        AttachmentTransport other =
                used == AttachmentTransport.JSON ? AttachmentTransport.MULTIPART : AttachmentTransport.JSON;
        memory.learn(facts -> facts.withTransport(used, false));
        return "this portal seems to ignore attachments sent as " + used + "; try attachment-transport = \"" + other
                + "\" in config.toml";
    }

    @Override
    public void encryptionSeen(boolean marked) {
        memory.learn(facts -> facts.withEncryption(marked));
    }

    @Override
    public TextLimits textLimits() {
        return PortalDefaults.of(profile.type()).texts();
    }

    @Override
    public void charactersLost(LocalDate seen) {
        memory.learn(facts -> facts.withBmpOnly(seen.toString()));
    }

    @Override
    public void closeTicket(TicketNumber number) {
        api.change("PUT", "/tickets/" + number + "/close", null);
    }

    @Override
    public void reopenTicket(TicketNumber number) {
        api.change("PUT", "/tickets/" + number + "/open", null);
    }

    @Override
    public void download(TicketNumber number, Attachment attachment, OutputStream to) {
        String id = URLEncoder.encode(attachment.id(), StandardCharsets.UTF_8).replace("+", "%20");
        String path = "/ticket/attachment/" + id + "?number=" + number;
        // an answer that is no file is an exception
        boolean ignored =
                api.download(path, new AttachmentDownload(URI.create(profile.apiUrl() + path), attachment, to)::read);
    }

    @Override
    public String address(TicketNumber number) {
        return pages.of(number);
    }

    @Override
    public Optional<TicketNumber> numberAt(String address) {
        return pages.in(address);
    }

    @Override
    public void close() {
        http.close();
    }
}
