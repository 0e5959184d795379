package dev.tickets.portal.hostbill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.ticket.TicketNumber;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every link of a portal to a ticket names the ticket, and no link of another portal does. */
class TicketUrlTest {
    private static final TicketNumber NUMBER = new TicketNumber("123456");

    private final TicketUrl root = new TicketUrl(URI.create("https://portal.example.net"), null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.example.net/tickets/view/123456/",
                "https://portal.example.net/tickets/view/123456",
                "https://portal.example.net/tickets/view/123456//",
                "https://portal.example.net/tickets/view/123456/?utm_source=mail",
                "https://portal.example.net/tickets/view/123456?utm_source=mail&utm_medium={x}",
                "https://portal.example.net/tickets/view/123456/#reply-5",
                "https://portal.example.net/tickets/view/123456/?a=b#reply-5",
                "https://portal.example.net/?cmd=tickets&action=view&num=123456",
                "https://portal.example.net?cmd=tickets&action=view&num=123456",
                "https://portal.example.net/?num=123456&action=view&cmd=tickets&language=en#end",
                "https://portal.example.net/?cmd=tickets&amp;action=view&amp;num=123456",
                "https://portal.example.net/index.php?cmd=tickets&action=view&num=123456",
                "https://portal.example.net/index.php?/tickets/view/123456/",
                "https://portal.example.net/?/tickets/view/123456/&utm_source=mail",
                "https://portal.example.net/index.php/tickets/view/123456/",
                "https://portal.example.net/en/tickets/view/123456/",
                "https://portal.example.net/pt-BR/tickets/view/123456/",
                "https://portal.example.net/japanese/tickets/view/123456/",
                "https://portal.example.net/index.php/de/tickets/view/123456/",
                "https://portal.example.net/de/index.php?cmd=tickets&action=view&num=123456",
                "HTTPS://PORTAL.EXAMPLE.NET/tickets/view/123456/",
                "https://portal.example.net:443/tickets/view/123456/",
                "https://portal.example.net./Tickets/View/123456/",
                "http://portal.example.net/tickets/view/123456/",
                "http://portal.example.net:80/tickets/view/123456/",
                "portal.example.net/tickets/view/123456/"
            })
    void a_link_of_the_portal_names_its_ticket(String address) {
        assertThat(root.in(address)).contains(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example.net/tickets/view/123456/",
                "https://portal.example.net.evil.example/tickets/view/123456/",
                "https://portal.example.net@evil.example/tickets/view/123456/",
                "https://ann@portal.example.net/tickets/view/123456/",
                "https://evil.example/?x=https://portal.example.net/tickets/view/123456/",
                "https://portal.example.net:8443/tickets/view/123456/",
                "http://portal.example.net:443/tickets/view/123456/",
                "ftp://portal.example.net/tickets/view/123456/",
                "https://portal.example.net/billing/tickets/view/123456/",
                "https://portal.example.net/tickets/view/123456/print",
                "https://portal.example.net/tickets/view/12a/",
                "https://portal.example.net/tickets/view/-5/",
                "https://portal.example.net/tickets/view/１２３/",
                "https://portal.example.net/tickets/view/1234567890123456789/",
                "https://portal.example.net/tickets/view/",
                "https://portal.example.net/tickets/",
                "https://portal.example.net/?cmd=tickets&action=view",
                "https://portal.example.net/?cmd=invoices&action=view&num=123456",
                "https://portal.example.net/?cmd=tickets&action=view&xnum=123456",
                "https://portal.example.net",
                "https://",
                "://",
                "/tickets/view/123456/",
                "not an address"
            })
    void no_other_address_does(String address) {
        assertThat(root.in(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host.example.net:8443/billing/tickets/view/123456/?utm_source=mail",
                "http://host.example.net:8443/billing/index.php/fr/tickets/view/123456",
                "https://host.example.net:8443/billing?cmd=tickets&action=view&num=123456",
            })
    void a_portal_in_a_folder_at_a_port_of_its_own_has_its_links_there(String address) {
        TicketUrl folder = new TicketUrl(URI.create("https://host.example.net:8443/billing"), null);

        assertThat(folder.in(address)).contains(NUMBER);
        assertThat(folder.in(address.replace("/billing", ""))).isEmpty();
        assertThat(folder.in(address.replace("/billing", "/shop"))).isEmpty();
        assertThat(folder.in(address.replace(":8443", ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://help.example.net/t/{number}",
                "https://help.example.net/t/{number}/",
                "https://help.example.net/t/{number}/show.html",
                "https://help.example.net/?ticket={number}",
                "https://help.example.net/show?kind=ticket&n={number}&lang=en",
                "https://help.example.net/app#/tickets/{number}"
            })
    void the_profiles_own_address_counts_beside_those_of_the_portal(String template) {
        TicketUrl own = new TicketUrl(URI.create("https://portal.example.net"), template);
        String address = own.of(NUMBER);

        assertThat(address).isEqualTo(template.replace("{number}", "123456"));
        assertThat(own.in(address)).contains(NUMBER);
        assertThat(own.in(address.replace("help.example.net", "Help.Example.Net:443")))
                .contains(NUMBER);
        assertThat(own.in(address.replace("help.example.net", "other.example.net")))
                .isEmpty();
        assertThat(own.in("https://portal.example.net/tickets/view/123456/#5")).contains(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://b\u00fccher.example/tickets/view/123456/",
                "B\u00dcCHER.example/tickets/view/123456",
                "https://xn--bcher-kva.example/?cmd=tickets&action=view&num=123456"
            })
    void a_link_may_name_an_international_host_in_both_forms(String address) {
        TicketUrl international = new TicketUrl(URI.create("https://xn--bcher-kva.example"), null);

        assertThat(international.in(address)).contains(NUMBER);
    }
}
