package dev.tickets.filing;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The same when a message goes out of the outbox in a later run. */
class ExactlyOnceLaterTest extends ExactlyOnceFixture {
    @TestFactory
    Stream<DynamicTest> each_fault_of_each_request_of_a_later_sending() {
        Scenario scenario = Scenario.TICKET;
        return faults(scenario, requests(scenario, true))
                .filter(point -> point.isChange() || point.times() == AGAIN_AND_AGAIN)
                .map(point -> dynamicTest(
                        scenario + ", later, " + point, () -> new Attempt(scenario, "l" + point).failsLater(point)));
    }

    @Tag("thorough")
    @TestFactory
    Stream<DynamicTest> each_fault_of_each_request_of_a_later_sending_with_more_replies() {
        Scenario scenario = Scenario.TICKET_WITH_MORE_REPLIES;
        return faults(scenario, requests(scenario, true))
                .map(point -> dynamicTest(
                        scenario + ", later, " + point, () -> new Attempt(scenario, "l" + point).failsLater(point)));
    }
}
