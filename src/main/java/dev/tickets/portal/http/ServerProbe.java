package dev.tickets.portal.http;

import dev.tickets.config.HostPort;
import dev.tickets.config.PortalAddress;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Looks at the way to a portal, step by step, without a login. */
public final class ServerProbe {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final URI api;
    private final Limits limits;
    private final Map<String, String> environment;

    /** Asks nothing yet. */
    public ServerProbe(URI api, Limits limits, Map<String, String> environment) {
        this.api = api;
        this.limits = limits;
        this.environment = environment;
    }

    /** Whether requests are encrypted: http is allowed to this machine only. */
    public boolean isSecure() {
        return "https".equalsIgnoreCase(api.getScheme());
    }

    /** The portal's host and port, as in {@code portal.example.net:8443}. */
    public String portal() {
        return PortalAddress.shown(api);
    }

    /** A proxy: its place without the password, as {@code proxy.example.net:3128}, and the variable that names it. */
    public record NamedProxy(String place, String variable) {}

    /**
     * The proxy for the portal; null for none.
     *
     * @throws TicketsException (usage) if the variable holds no usable address
     */
    public @Nullable NamedProxy proxy() {
        Proxy proxy = Proxy.of(environment, api);
        return proxy == null
                ? null
                : new NamedProxy(HostPort.shown(proxy.host()) + ":" + proxy.port(), proxy.variable());
    }

    /** The variable that exempts the portal from the proxy of the environment; null where none does. */
    public @Nullable String exemption() {
        return isSecure() ? Proxy.exemption(environment, api) : null;
    }

    /**
     * Where connections go to: the proxy, else the portal.
     *
     * @throws TicketsException (usage) if the variable of the proxy holds no usable address
     */
    public HostPort target() {
        Proxy proxy = Proxy.of(environment, api);
        if (proxy != null) {
            return new HostPort(proxy.host(), proxy.port());
        }
        HostPort place = HostPort.of(api);
        return place.port() < 0 ? new HostPort(place.host(), isSecure() ? HTTPS : HTTP) : place;
    }

    /** The addresses of the target, in the order of the name service; empty when it has none. */
    public List<InetAddress> addresses() {
        try {
            String host = target().host();
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    /**
     * Connects to an address of the target, and hangs up.
     *
     * @return why that is not possible; null if it is
     */
    public @Nullable String unreachable(InetAddress address) {
        try (Socket socket = new Socket()) {
            int patience = (int) limits.connect().toMillis();
            socket.connect(new InetSocketAddress(address, target().port()), patience);
            return null;
        } catch (SocketTimeoutException e) {
            return "no connection within " + Watchdog.text(limits.connect());
        } catch (ConnectException e) {
            return "connection refused";
        } catch (IOException e) {
            String message = e.getMessage();
            return message == null ? e.getClass().getSimpleName() : message;
        }
    }

    /** Sends one request without a login, and says how far it came. */
    public ServerAnswer ask(HttpConnection http) {
        try {
            return http.send(
                    Request.get(api).directly(),
                    answer -> new ServerAnswer(
                            ServerAnswer.Stage.ANSWERED,
                            null,
                            HttpDate.parse(answer.header("Date")),
                            http.certificates()));
        } catch (TicketsException e) {
            SSLException tls = CertificateWords.cause(e, SSLException.class);
            if (tls != null) {
                TicketsException why = new TicketsException(e.code(), TlsFailures.why(tls), TlsFailures.hint(tls), e);
                return new ServerAnswer(ServerAnswer.Stage.TLS, why, null, List.of());
            }
            ServerAnswer.Stage stage = http.endsAtProxy() ? ServerAnswer.Stage.PROXY : ServerAnswer.Stage.REQUEST;
            return new ServerAnswer(stage, e, null, http.certificates());
        }
    }
}
