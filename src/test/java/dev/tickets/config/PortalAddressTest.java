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
        "http://[0:0:0:0:0:0:0:1]:8080, http://[::1]:8080",
        "https://bücher.example, https://xn--bcher-kva.example",
        "BÜCHER.Example, https://xn--bcher-kva.example",
        "https://bu\u0308cher.example., https://xn--bcher-kva.example",
        "https://XN--Bcher-KVA.example:443/, https://xn--bcher-kva.example",
        "https://日本語。example, https://xn--wgv71a119e.example",
        "https://ｐortal.example, https://portal.example",
        "https://пример.рф:8443/Кабинет,"
                + " https://xn--e1afmkfd.xn--p1ai:8443/%D0%9A%D0%B0%D0%B1%D0%B8%D0%BD%D0%B5%D1%82",
        "my_portal.example, https://my_portal.example",
        "https://My_Portal.Example.:8443/x/, https://my_portal.example:8443/x",
        "https://_x.example, https://_x.example",
        "https://portal, https://portal",
        "https://portal.example.net:, https://portal.example.net",
        "https://portal.example.net:0443, https://portal.example.net"
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
                "https://-x",
                "https://x-.example",
                "https://a b.example",
                "https://a%41.example",
                "https://1.2.3",
                "https://1.2.3.256",
                "https://portal.123",
                "https://[::1",
                "https://::1",
                "https://portal.example.net:x",
                "https://portal.example.net:-1",
                "https://portal.example.net:443:443",
                "https:///path",
                "://portal.example.net",
                "https://portal\\.example",
                "https://straße.example",
                "https://\uD800.example",
            })
    void what_only_looks_like_a_host_is_refused(String address) {
        assertThatThrownBy(() -> PortalAddress.parse(address)).isInstanceOf(TicketsException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://portal.example:0 | the port must be a number from 1 to 65535",
                "https://portal.example:99999 | the port must be a number from 1 to 65535",
                "https://portal.example:123456 | the port must be a number from 1 to 65535",
                "https://portal..example | the host is not a name of the Internet",
                "https://[::g] | not an IPv6 address",
                "https://2001:db8::1 | an IPv6 address stands in brackets, like [2001:db8::1]",
                "https://stra\u00DFe.example | the host has letters with two meanings (\u00DF, \u03C2, joiners);"
                        + " write it in its ASCII form, which begins with xn--",
            })
    void a_refusal_says_what_is_wrong(String address, String why) {
        assertThatThrownBy(() -> PortalAddress.parse(address))
                .hasMessage("not the address of a portal: '" + address + "': " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ann:s3cret@portal.example", "ann@portal.example", "https://ann:s3cret@x:0"})
    void a_user_in_an_address_is_refused_and_not_repeated(String address) {
        assertThatThrownBy(() -> PortalAddress.parse(address))
                .hasMessage("remove the user name and password from the portal's address");
    }

    @ParameterizedTest
    @CsvSource({
        "https://xn--bcher-kva.example, bücher.example (xn--bcher-kva.example)",
        "https://xn--pple-43d.example:8443, аpple.example (xn--pple-43d.example):8443",
        "https://portal.example, portal.example",
        "https://[::1]:8443, [::1]:8443",
    })
    void an_international_name_is_shown_in_both_forms(String address, String shown) {
        assertThat(PortalAddress.shown(URI.create(address))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "https://bücher.example/x, https://xn--bcher-kva.example:443",
        "https://XN--BCHER-KVA.example., https://xn--bcher-kva.example:443",
        "https://My_Portal.example, https://my_portal.example:443",
        "https://ann@my_portal.example:8443, https://my_portal.example:8443",
    })
    void international_and_underscored_names_have_one_origin(String address, String origin) {
        assertThat(PortalAddress.origin(URI.create(address))).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({
        "https://bücher.example/tickets/view/7/, https://xn--bcher-kva.example/tickets/view/7/",
        "https://My_Portal.example:443?x, https://my_portal.example?x",
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
