package dev.tickets.portal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.config.PortalAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code NO_PROXY}, as curl reads it: which portals need no proxy. */
class ProxyExemptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | portal.example.net",
                "a.example, * | portal.example.net",
                "portal.example.net | portal.example.net",
                "example.net | portal.example.net",
                ".example.net | portal.example.net",
                ".example.net | example.net",
                "*.example.net | portal.example.net",
                "net | portal.example.net",
                "EXAMPLE.Net | portal.example.net",
                "example.net. | portal.example.net",
                "example.net | portal.example.net.",
                "x.example,example.net | portal.example.net",
                "x.example example.net | portal.example.net",
                "' , x.example ,, example.net,' | portal.example.net",
                "bücher.example | xn--bcher-kva.example",
                "xn--bcher-kva.example | https://www.bücher.example",
                "my_portal.example | https://my_portal.example",
                "portal.example.net:443 | portal.example.net",
                "portal.example.net:8443 | https://portal.example.net:8443",
                "127.0.0.1 | 127.0.0.1",
                "127.0.0.0/8 | 127.0.0.1",
                "127.255.0.0/8 | 127.0.0.1",
                "10.1.2.3/32 | 10.1.2.3",
                "10.1.2.128/25 | 10.1.2.200",
                "0.0.0.0/0 | 10.1.2.3",
                "10.0.0.0/8,192.168.0.0/16 | https://192.168.7.7:8443",
                "127.0.0.1:8443 | https://127.0.0.1:8443",
                "::1 | https://[::1]",
                "[::1] | https://[0:0:0:0:0:0:0:1]",
                "[::1]:8443 | https://[::1]:8443",
                "2001:db8::/32 | https://[2001:db8:7::1]",
                "[2001:DB8::]/32 | https://[2001:db8:7::1]",
                "2001:db8::/33 | https://[2001:db8:7fff::1]",
                "fe80::/10 | https://[febf::1]",
            })
    void these_need_no_proxy(String list, String portal) {
        assertThat(new ProxyExemptions(list).contain(PortalAddress.parse(portal)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | portal.example.net",
                "',' | portal.example.net",
                ". | portal.example.net",
                "xample.net | portal.example.net",
                "portal.example | portal.example.net",
                "a.portal.example.net | portal.example.net",
                "portal.example.net:443 | https://portal.example.net:8443",
                "portal.*.net | portal.example.net",
                "10.0.0.0/8 | 11.0.0.1",
                "10.0.0.0/8 | localhost",
                "10.0.0.0/33 | 10.0.0.1",
                "10.0.0.0/ | 10.0.0.1",
                "10.0.0.0/x | 10.0.0.1",
                "10.0.0.0/-1 | 10.0.0.1",
                "10.0.0.0/8/8 | 10.0.0.1",
                "10.0.0/8 | 10.0.0.1",
                "0.1 | 10.0.0.1",
                "127.0.0.1 | localhost",
                "::1 | 127.0.0.1",
                "::/0 | 127.0.0.1",
                "2001:db8::/33 | https://[2001:db8:8000::1]",
                "2001:db8::/129 | https://[2001:db8::]",
                "[::1]:443 | https://[::1]:8443",
                "[::1 | 127.0.0.1",
            })
    void these_need_one(String list, String portal) {
        assertThat(new ProxyExemptions(list).contain(PortalAddress.parse(portal)))
                .isFalse();
    }

    @Test
    void the_lower_case_variable_comes_first() {
        Map<String, String> environment =
                Map.of("HTTPS_PROXY", "proxy.example", "no_proxy", "x.example", "NO_PROXY", "example.net");

        assertThat(Proxy.of(environment, PortalAddress.parse("portal.example.net")))
                .hasToString("proxy.example:80 (from HTTPS_PROXY)");
        assertThat(Proxy.of(environment, PortalAddress.parse("x.example"))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "http://ann:secret@proxy.example:3128 | proxy.example | 3128 | ann | secret",
                "http://ann:a%3Ab%40c@proxy.example | proxy.example | 80 | ann | a:b@c",
                "http://a%3An:b:c@proxy.example | proxy.example | 80 | a:n | b:c",
                "http://ann:50%@proxy.example | proxy.example | 80 | ann | 50%",
                "http://ann:a+b@proxy.example | proxy.example | 80 | ann | a+b",
                "ann@proxy.example | proxy.example | 80 | ann | ''",
                ":x@proxy.example | proxy.example | 80 | - | x",
                "[2001:DB8::1]:3128 | [2001:db8::1] | 3128 | - | ''",
                "Bücher.example:3128 | xn--bcher-kva.example | 3128 | - | ''",
                "my_proxy:3128 | my_proxy | 3128 | - | ''",
            })
    void a_proxy_has_a_host_a_port_and_a_login(String address, String host, int port, String user, String password) {
        assertThat(Proxy.of(Map.of("https_proxy", address), PortalAddress.parse("portal.example.net")))
                .isEqualTo(new Proxy(host, port, user, password, "https_proxy"));
    }
}
