package dev.tickets.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tickets.ticket.TicketsException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One portal has one address and one origin, however it is spelled; other portals have others. */
class PortalAddressTest {
    @ParameterizedTest
    @CsvSource({
        "portal.example.net, https://portal.example.net",
        "portal.example.net., https://portal.example.net",
        "https://portal.example.net./, https://portal.example.net",
        "HTTPS://PORTAL.Example.NET, https://portal.example.net",
        "https://portal.example.net:443, https://portal.example.net",
        "https://Portal.Example.Net.:443/, https://portal.example.net",
        "https://portal.example.net:8443, https://portal.example.net:8443",
        "https://portal.example.net.:8443/Billing/, https://portal.example.net:8443/Billing",
        "https://portal.example.net:80, https://portal.example.net:80",
        "https://192.0.2.1:443, https://192.0.2.1",
        "https://[2001:DB8::1], https://[2001:db8::1]",
        "https://[2001:db8:0:0:0:0:0:1]:443, https://[2001:db8::1]",
        "https://[2001:0db8::0001], https://[2001:db8::1]",
        "https://[::ffff:192.0.2.1], https://[::ffff:192.0.2.1]",
        "http://localhost., http://localhost",
        "http://LOCALHOST:80/x, http://localhost/x",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://[::1]:80, http://[::1]",
        "http://[0:0:0:0:0:0:0:1]:8080, http://[::1]:8080"
    })
    void an_address_has_one_spelling(String given, String address) {
        assertThat(PortalAddress.parse(given)).hasToString(address);
        assertThat(PortalAddress.parse(address)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.example.net",
                "https://portal.example.net.",
                "https://portal.example.net.:443/",
                "https://portal.example.net:443/api",
                "HTTPS://PORTAL.EXAMPLE.NET./api"
            })
    void all_spellings_are_one_origin(String address) {
        assertThat(PortalAddress.origin(URI.create(address))).isEqualTo("https://portal.example.net:443");
    }

    @ParameterizedTest
    @CsvSource({
        "https://[::1], https://[::1]:443",
        "https://[0:0:0::1]:443, https://[::1]:443",
        "https://[1:0:0:2:0:0:0:3], https://[1:0:0:2::3]:443",
        "https://[1:0:2:3:4:5:6:7], https://[1:0:2:3:4:5:6:7]:443",
        "https://[1::], https://[1::]:443",
        "https://[::], https://[::]:443",
        "https://[fe80::1%25eth0], https://[fe80::1%25eth0]:443"
    })
    void an_ipv6_address_has_one_origin(String address, String origin) {
        assertThat(PortalAddress.origin(URI.create(address))).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.example.net:8443",
                "https://portal.example.ne",
                "https://www.portal.example.net",
                "http://portal.example.net",
                "https://portal-example.net"
            })
    void another_portal_is_another_origin(String address) {
        assertThat(PortalAddress.origin(URI.create(address))).isNotEqualTo("https://portal.example.net:443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://.",
                "https://portal..",
                "https://..",
                "https://[::g]",
                "http://127.0.0.1..",
                "https://-x"
            })
    void what_only_looks_like_a_host_is_refused(String address) {
        assertThatThrownBy(() -> PortalAddress.parse(address)).isInstanceOf(TicketsException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://Portal.Example.Net.:443/tickets/view/7/, https://portal.example.net/tickets/view/7/",
        "HTTPS://portal.example.net?Cmd=A, https://portal.example.net?Cmd=A",
        "https://portal.example.net/a b, https://portal.example.net/a b",
        "https://ann@portal.example.net/, https://ann@portal.example.net/",
        "not an address, not an address",
        "https://, https://",
        "/tickets/7, /tickets/7"
    })
    void an_address_of_a_page_is_spelled_alike(String address, String spelled) {
        assertThat(PortalAddress.spelled(address)).isEqualTo(spelled);
    }
}
