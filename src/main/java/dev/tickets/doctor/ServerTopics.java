package dev.tickets.doctor;

import static dev.tickets.render.PrivatePart.HOST;
import static dev.tickets.render.PrivatePart.PROFILE;
import static dev.tickets.render.RedactableText.hidden;
import static dev.tickets.render.RedactableText.safe;

import dev.tickets.config.HostPort;
import dev.tickets.config.PortalDefaults;
import dev.tickets.config.Profile;
import dev.tickets.portal.ApiCheck;
import dev.tickets.portal.Login;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.ServerAnswer;
import dev.tickets.portal.http.ServerAnswer.Stage;
import dev.tickets.portal.http.ServerProbe;
import dev.tickets.portal.http.ServerProbe.NamedProxy;
import dev.tickets.render.DoctorCheck;
import dev.tickets.render.RedactableText;
import dev.tickets.ticket.DurationText;
import dev.tickets.ticket.TicketsException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to the portal: proxy, name, addresses, TLS, clock, API. No login is sent. */
final class ServerTopics {
    /** As far as {@link dev.tickets.state.portals.LearnedOffset} tolerates. */
    private static final Duration TOLERATED = Duration.ofMinutes(2);
    /** An answer tells whole seconds, and takes its way. */
    private static final Duration UNNOTICED = Duration.ofSeconds(10);

    private final PortalAccess access;
    private @Nullable ServerProbe opened;
    private List<InetAddress> addresses = List.of();
    private @Nullable ServerAnswer answer;
    private @Nullable Instant answeredAt;

    ServerTopics(PortalAccess access) {
        this.access = access;
    }

    void addTo(Steps steps) {
        steps.step("portal", () -> List.of(profile()));
        steps.step("proxy", () -> List.of(proxy()));
        steps.step("dns", () -> List.of(dns()));
        steps.step("connect", this::connect);
        steps.step("tunnel", this::tunnel);
        steps.step("tls", () -> List.of(tls()));
        steps.step("api", this::api);
    }

    private DoctorCheck profile() {
        Profile profile = access.profile();
        RedactableText software = safe(PortalDefaults.of(profile.type()).software());
        return DoctorCheck.ok(
                "portal", RedactableText.of("{}: {}, {}", hidden(PROFILE, profile.name()), profile.portal(), software));
    }

    private DoctorCheck proxy() {
        NamedProxy proxy = probe().proxy();
        if (proxy != null) {
            return DoctorCheck.ok(
                    "proxy", RedactableText.of("{} (from {})", hidden(HOST, proxy.place()), safe(proxy.variable())));
        }
        String exemption = probe().exemption();
        return DoctorCheck.ok(
                "proxy",
                exemption == null
                        ? RedactableText.of("none")
                        : RedactableText.of("none, because of {}", safe(exemption)));
    }

    private DoctorCheck dns() {
        HostPort target = probe().target();
        Object host = hidden(HOST, target.host());
        addresses = probe().addresses();
        if (addresses.isEmpty()) {
            NamedProxy proxy = probe().proxy();
            DoctorCheck unknown = DoctorCheck.problem("dns", RedactableText.of("the name {} has no address", host))
                    .meaning(RedactableText.of("The host does not exist, or the name service does not answer."));
            return proxy == null
                    ? unknown.hint(RedactableText.of("getent hosts {}; tickets config show", host))
                    : unknown.hint(RedactableText.of("check the proxy in {}", safe(proxy.variable())));
        }
        List<String> texts = new ArrayList<>();
        addresses.forEach(address -> texts.add(address.getHostAddress()));
        return texts.contains(target.host())
                ? DoctorCheck.ok("dns", RedactableText.of("not needed: {} is an address", host))
                : DoctorCheck.ok("dns", RedactableText.of("{} is {}", host, hidden(HOST, String.join(", ", texts))));
    }

    /** A line for each family of addresses. A family that fails is a problem only if the other one fails, too. */
    private List<DoctorCheck> connect() {
        Family four = new Family("ipv4", "IPv4");
        Family six = new Family("ipv6", "IPv6");
        for (InetAddress address : addresses) {
            if (address instanceof Inet4Address) {
                four.look(address);
            } else if (address instanceof Inet6Address) {
                six.look(address);
            }
        }
        boolean reached = four.reached != null || six.reached != null;
        return List.of(four.check(reached), six.check(reached));
    }

    /** The addresses of one version of IP. */
    private final class Family {
        private final String name;
        private final String version;
        private @Nullable InetAddress reached;
        private @Nullable InetAddress failed;
        private String why = "";

        Family(String name, String version) {
            this.name = name;
            this.version = version;
        }

        void look(InetAddress address) {
            if (reached != null) {
                return;
            }
            String failure = probe().unreachable(address);
            if (failure == null) {
                reached = address;
            } else if (failed == null) {
                failed = address;
                why = failure;
            }
        }

        DoctorCheck check(boolean other) {
            int port = probe().target().port();
            if (failed != null) {
                RedactableText found =
                        RedactableText.of("{}, port {}: {}", hidden(HOST, failed.getHostAddress()), port, safe(why));
                if (reached != null || other) {
                    return DoctorCheck.warning(name, found)
                            .meaning(RedactableText.of("Connections work by another address, and may begin late."));
                }
                return DoctorCheck.problem(name, found)
                        .meaning(RedactableText.of(
                                "A firewall is in the way, or no server runs at this address and port."))
                        .hint(RedactableText.of(
                                "check the network of this machine; tickets config show names the portal's address"));
            }
            return reached == null
                    ? DoctorCheck.ok(name, RedactableText.of("no {} address", safe(version)))
                    : DoctorCheck.ok(
                            name,
                            RedactableText.of(
                                    "{} accepts connections to port {}", hidden(HOST, reached.getHostAddress()), port));
        }
    }

    /** No line without a proxy. */
    private List<DoctorCheck> tunnel() {
        NamedProxy proxy = probe().proxy();
        if (proxy == null) {
            return List.of();
        }
        ServerAnswer got = answer();
        return List.of(
                got.stage() == Stage.PROXY && got.failure() != null
                        ? DoctorCheck.failure("tunnel", got.failure())
                        : DoctorCheck.ok(
                                "tunnel",
                                RedactableText.of(
                                        "{} connects to {}",
                                        hidden(HOST, proxy.place()),
                                        hidden(HOST, probe().portal()))));
    }

    private DoctorCheck tls() {
        if (!probe().isSecure()) {
            return DoctorCheck.ok("tls", RedactableText.of("not used: plain http does not leave this machine"));
        }
        ServerAnswer got = answer();
        boolean unfinished = got.stage() == Stage.REQUEST && got.certificates().isEmpty();
        if (got.failure() != null && (got.stage() == Stage.TLS || unfinished)) {
            return DoctorCheck.failure("tls", got.failure());
        }
        return new CertificateDates(got.certificates(), access.clock().instant())
                .check(probe().portal(), access.profile().caFile());
    }

    private List<DoctorCheck> api() {
        TicketsException failure = answer().failure();
        if (failure != null) {
            return List.of(DoctorCheck.failure("api", failure));
        }
        ApiCheck check;
        try (Login api = access.api()) {
            check = api.check();
        }
        return List.of(clock(), check.failure() == null ? api(check) : DoctorCheck.failure("api", check.failure()));
    }

    private DoctorCheck clock() {
        Instant theirs = answer().clock();
        if (theirs == null || answeredAt == null) {
            return DoctorCheck.ok("clock", RedactableText.of("the portal does not tell its time"));
        }
        Duration ahead = Duration.between(answeredAt, theirs);
        if (ahead.abs().compareTo(UNNOTICED) < 0) {
            return DoctorCheck.ok("clock", RedactableText.of("the portal's clock and this machine's agree"));
        }
        RedactableText difference = safe(DurationText.rough(ahead.abs()));
        if (ahead.abs().compareTo(TOLERATED) <= 0) {
            return DoctorCheck.ok(
                    "clock", RedactableText.of("the portal's clock and this machine's differ by {}", difference));
        }
        RedactableText where = safe(ahead.isNegative() ? "behind" : "ahead of");
        return DoctorCheck.warning(
                        "clock", RedactableText.of("the portal's clock is {} {} this machine's", difference, where))
                .meaning(RedactableText.of(
                        "Ages of tickets and --since are wrong by that much if this machine's clock is wrong."))
                .hint(RedactableText.of("date -u; timedatectl status"));
    }

    private DoctorCheck api(ApiCheck check) {
        Profile profile = access.profile();
        PortalDefaults usual = PortalDefaults.of(profile.type());
        RedactableText software = safe(usual.software());
        if (check.answers()) {
            return DoctorCheck.ok("api", RedactableText.of("{} answers as the API of {}", profile.apiUrl(), software));
        }
        DoctorCheck other = DoctorCheck.problem(
                "api",
                RedactableText.of("{} gave {}, which is no API of {}", profile.apiUrl(), check.seen(), software));
        return switch (check.kind()) {
            case API, OTHER ->
                other.meaning(RedactableText.of("{}, or api-url is wrong.", safe(usual.withoutApi())))
                        .hint(RedactableText.of("ask the operator to enable the API, or set api-url in config.toml"));
            case PAGE ->
                other.meaning(RedactableText.of(
                                "A network that wants a login answers in place of the portal, or the portal's"
                                        + " operator has switched the API off."))
                        .hint(RedactableText.of(
                                "open {} in a browser on this machine, then: tickets doctor", profile.portal()));
            case REDIRECT ->
                other.meaning(RedactableText.of(
                                "A network that wants a login redirects so, or the portal has another address."))
                        .hint(RedactableText.of(
                                "open {} in a browser on this machine, then: tickets doctor", profile.portal()));
        };
    }

    private ServerProbe probe() {
        if (opened == null) {
            opened = access.probe();
        }
        return opened;
    }

    private ServerAnswer answer() {
        ServerAnswer known = answer;
        if (known == null) {
            try (HttpConnection connection = access.connection()) {
                known = probe().ask(connection);
            }
            answeredAt = access.clock().instant();
            answer = known;
        }
        return known;
    }
}
