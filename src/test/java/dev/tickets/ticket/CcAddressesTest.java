package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CcAddressesTest {
    @Test
    void takes_lists_with_commas_and_each_address_once() {
        assertThat(CcAddresses.parse(List.of("a@x.example, b@y.example,", "A@x.example", " c+d@z.example ")))
                .containsExactly("a@x.example", "b@y.example", "c+d@z.example");
    }

    @Test
    void refuses_what_is_no_address() {
        for (String slip : List.of(
                "ann",
                "@x.example",
                "ann@",
                "ann@x",
                "a@b@x.example",
                "a b@x.example",
                ".a@x.example",
                "a.@x.example",
                "a..b@x.example",
                "a@-x.example",
                "a@x-.example",
                "a@x..example",
                "a@x_y.example",
                "<a@x.example>",
                "a\u001b@x.example",
                "a@" + "x".repeat(64) + ".example",
                "a".repeat(250) + "@x.example")) {
            assertThatThrownBy(() -> CcAddresses.parse(List.of(slip)))
                    .hasMessage("not an e-mail address: '" + slip + "'");
        }
    }
}
