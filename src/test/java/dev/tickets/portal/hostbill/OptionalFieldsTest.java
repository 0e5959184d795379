package dev.tickets.portal.hostbill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.state.portals.PortalFacts;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.NewTicket;
import dev.tickets.ticket.Priority;
import dev.tickets.ticket.Service;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which optional fields of a new ticket are sent, by what the portal lists and has shown. */
class OptionalFieldsTest {
    private static final NewTicket TICKET = new NewTicket(
            new Department("1", "Tech", ""),
            "Down",
            "Help",
            Priority.HIGH,
            List.of("a@x.example", "b@x.example"),
            new Service("7", "VPS-2", "", ""),
            List.of());

    /** Fields in the portal's description ("-" for no description), what its tickets have shown, and what is sent. */
    @ParameterizedTest(name = "listed: {0}; shown: {1} -> {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "-, none, priority cc",
                "dept_id subject body, none, priority",
                "subject body cc, none, priority cc",
                "subject body priority, none, priority",
                "subject body service_id, none, priority service_id",
                "subject body service, none, priority service",
                "subject body related_service cc, none, priority cc related_service",
                "subject body service_plan, none, priority",
                "-, cc, priority cc",
                "subject body, cc, priority cc",
                "-, service, priority cc service",
                "subject body, service, priority service",
                "subject body service_id, service, priority service",
                "subject body, cc service, priority cc service",
            })
    void what_is_listed_or_shown_is_sent(String listed, String shown, String sent) {
        PortalFacts facts = PortalFacts.NONE;
        if (!listed.equals("-")) {
            facts = facts.withDescription(true, List.of(listed.split(" ", -1)));
        }
        if (shown != null && shown.contains("cc")) {
            facts = facts.withCc();
        }
        if (shown != null && shown.contains("service")) {
            facts = facts.withServiceField("service");
        }

        assertThat(new OptionalFields(facts).of(TICKET).keySet()).containsExactly(sent.split(" ", -1));
    }

    @Test
    void the_values_are_those_of_the_portal() {
        PortalFacts facts = PortalFacts.NONE.withDescription(true, List.of("cc", "service_id"));

        assertThat(new OptionalFields(facts).of(TICKET))
                .containsEntry("priority", "2")
                .containsEntry("cc", "a@x.example,b@x.example")
                .containsEntry("service_id", "7");
    }

    @Test
    void a_ticket_without_options_has_no_optional_fields() {
        NewTicket plain =
                new NewTicket(new Department("1", "Tech", ""), "Down", "Help", null, List.of(), null, List.of());
        PortalFacts facts = PortalFacts.NONE.withCc().withServiceField("service");

        assertThat(new OptionalFields(facts).of(plain)).isEmpty();
    }
}
