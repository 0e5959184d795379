package dev.tickets.state.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts are compared by their values; each is kept in the file by a name of its own. */
class PortalFactsTest {
    @Test
    void two_are_equal_if_each_fact_is_whatever_their_days() {
        PortalFacts facts = PortalFacts.NONE.withCc().withServiceField("service_id");

        assertThat(facts.dated(Fact.CC, "2026-01-31")).isEqualTo(facts).hasSameHashCodeAs(facts);
        assertThat(facts).isNotEqualTo(PortalFacts.NONE.withCc()).isNotEqualTo(facts.withServiceField("service"));
        assertThat(facts.withEncryption(true)).isNotEqualTo(facts.withEncryption(false));
    }

    @Test
    void each_fact_has_a_name_of_its_own() {
        assertThat(Arrays.stream(Fact.values()).map(Fact::key)).doesNotHaveDuplicates();
    }

    @Test
    void a_description_without_fields_leaves_out_nothing() {
        assertThat(PortalFacts.NONE.leavesOut("cc")).isFalse();
        assertThat(PortalFacts.NONE.withDescription(true, List.of()).leavesOut("cc"))
                .isFalse();
        assertThat(PortalFacts.NONE
                        .withDescription(true, List.of("subject", "cc"))
                        .leavesOut("cc"))
                .isFalse();
        assertThat(PortalFacts.NONE.withDescription(true, List.of("subject")).leavesOut("cc"))
                .isTrue();
    }
}
