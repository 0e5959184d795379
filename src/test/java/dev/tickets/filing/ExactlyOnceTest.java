package dev.tickets.filing;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever goes wrong with whichever request: once the outbox is empty, the portal has the message once, with all of
 * its attachments, and every exit code on the way told the truth.
 */
class ExactlyOnceTest extends ExactlyOnceFixture {
    /** With the longest way; reads that fail have the shortest one. */
    @TestFactory
    Stream<DynamicTest> each_fault_of_each_change() {
        return Stream.of(Scenario.TICKET, Scenario.TICKET_WITH_MORE_REPLIES)
                .flatMap(scenario -> faults(scenario, requests(scenario, false))
                        .filter(point -> point.times() == 1
                                && point.isChange() == (scenario == Scenario.TICKET_WITH_MORE_REPLIES))
                        .map(point -> dynamicTest(
                                scenario + ", " + point, () -> new Attempt(scenario, "c" + point).fails(point))));
    }

    @Tag("thorough")
    @TestFactory
    Stream<DynamicTest> each_fault_of_each_request() {
        return Arrays.stream(Scenario.values())
                .flatMap(scenario -> faults(scenario, requests(scenario, false))
                        .map(point -> dynamicTest(
                                scenario + ", " + point, () -> new Attempt(scenario, point.toString()).fails(point))));
    }
}
