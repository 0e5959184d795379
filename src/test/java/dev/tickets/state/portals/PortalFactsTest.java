package dev.tickets.state.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The comparison of {@link PortalFacts} is written by hand: it must forget none of them. */
class PortalFactsTest {
    @Test
    void two_are_equal_only_if_each_fact_is() throws ReflectiveOperationException {
        RecordComponent[] components = PortalFacts.class.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Object[] facts = facts(components);
            PortalFacts before = made(components, facts);
            assertThat(made(components, facts)).isEqualTo(before).hasSameHashCodeAs(before);

            facts[i] = facts[i] instanceof Boolean fact ? !fact : "another";

            assertThat(made(components, facts)).as(components[i].getName()).isNotEqualTo(before);
        }
        assertThat(PortalFacts.NONE).isEqualTo(new PortalFacts(false, null, null, null, null));
    }

    private static Object[] facts(RecordComponent[] components) {
        return Arrays.stream(components)
                .map(component -> component.getType() == String.class ? "field" : (Object) true)
                .toArray();
    }

    private static PortalFacts made(RecordComponent[] components, Object[] facts) throws ReflectiveOperationException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return PortalFacts.class.getDeclaredConstructor(types).newInstance(facts);
    }
}
