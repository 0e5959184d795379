package dev.tickets.portal.rt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.config.Credential;
import dev.tickets.config.EncryptionSettings;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.config.Secret;
import dev.tickets.config.SecretSources;
import dev.tickets.portal.PortalContract;
import dev.tickets.portal.http.Deadline;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.Limits;
import dev.tickets.portal.http.Trust;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.PortalType;
import dev.tickets.testing.Client;
import dev.tickets.ticket.Progress;
import dev.tickets.ticket.TicketNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Portals of customers at a Request Tracker, and its staff. */
final class RtClient implements PortalContract.Desk {
    private final RtServer server;

    RtClient(RtServer server) {
        this.server = server;
    }

    static Profile profile(URI address) {
        PortalDefaults usual = PortalDefaults.of(PortalType.RT);
        return new Profile(
                "rt",
                address,
                usual.apiUrl(address),
                PortalType.RT,
                null,
                AuthMethod.TOKEN,
                SecretSources.NONE,
                null,
                null,
                List.of(),
                usual.attachments(),
                EncryptionSettings.NONE,
                Profile.DEFAULT_MAX_DOWNLOAD,
                null,
                null);
    }

    /** The portal at that address, for any credential. */
    static RtPortal portal(URI address, Credential credential, Consumer<String> notices) {
        HttpConnection http = new HttpConnection(
                address, Limits.DEFAULT, Deadline.NEVER, Client.NO_TRACE, Client.retrying(), Map.of(), Trust.USUAL);
        return new RtPortal(http, profile(address), credential, ZoneOffset.ofHours(9), Progress.Display.NONE, notices);
    }

    static Credential token(String token) {
        return new Credential.Token(Secret.of(token), "the test");
    }

    static Credential password(String user, String password) {
        return new Credential.Basic(user, Secret.of(password), "the test");
    }

    RtPortal portal(String user, Consumer<String> notices) {
        return portal(server.address(), token(server.token(user)), notices);
    }

    RtPortal portal(String user) {
        return portal(user, notice -> {});
    }

    RtPortal withPassword(String user) {
        return portal(server.address(), password(user, RtServer.password(user)), notice -> {});
    }

    @Override
    public void answer(TicketNumber number, String text) {
        send("POST", "/ticket/" + number + "/correspond", Map.of("Content", text, "ContentType", "text/plain"));
    }

    @Override
    public void close(TicketNumber number) {
        send("PUT", "/ticket/" + number, Map.of("Status", "resolved"));
    }

    /** Writes what customers may not see. */
    void comment(TicketNumber number, String text) {
        send("POST", "/ticket/" + number + "/comment", Map.of("Content", text, "ContentType", "text/plain"));
    }

    /** The first ticket answers as the other one from now on. */
    void merge(TicketNumber ticket, TicketNumber into) {
        send("PUT", "/ticket/" + ticket, Map.of("MergeInto", into.value()));
    }

    /** How many tickets the agent finds, who sees all of them. */
    long count(String sql) {
        String found = said("agent", "GET", "/tickets?query=" + RtApi.encoded(sql), null);
        try {
            return Long.parseLong(
                    String.valueOf(JSON.std.mapFrom(found).get("total")).replace(".0", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends as the agent. */
    void send(String method, String path, Map<String, ?> fields) {
        send("agent", method, path, fields);
    }

    void send(String user, String method, String path, Map<String, ?> fields) {
        String said = said(user, method, path, fields);
        if (said.contains("Denied")) {
            throw new IllegalStateException(method + " " + path + ": " + said);
        }
    }

    private String said(String user, String method, String path, @Nullable Map<String, ?> fields) {
        try {
            HttpURLConnection to = (HttpURLConnection)
                    server.address().resolve("/REST/2.0" + path).toURL().openConnection();
            to.setRequestMethod(method);
            to.setRequestProperty("Authorization", "token " + server.token(user));
            to.setRequestProperty("Content-Type", "application/json");
            to.setRequestProperty("User-Agent", "test");
            if (fields != null) {
                to.setDoOutput(true);
                to.getOutputStream().write(JSON.std.asBytes(fields));
            }
            return new String(to.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
