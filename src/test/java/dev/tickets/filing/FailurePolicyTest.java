package dev.tickets.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.ticket.ErrorCode;
import org.junit.jupiter.api.Test;

/** What each failure means for a message, whatever is known of the requests before it. */
class FailurePolicyTest {
    /**
     * Nothing sent: no request of this attempt began. Requested: one did, and is not known to have come to nothing.
     * Uncertain: one of an earlier attempt may have arrived.
     */
    @Test
    void what_may_have_arrived_is_unclear_and_never_said_to_be_unsent() {
        StringBuilder table = new StringBuilder("code            nothing sent  requested  uncertain\n");
        for (ErrorCode code : ErrorCode.values()) {
            table.append(String.format(
                    "%-15s %-13s %-10s %s%n",
                    code,
                    FailurePolicy.fate(code, false, false),
                    FailurePolicy.fate(code, false, true),
                    FailurePolicy.fate(code, true, false)));
            assertThat(FailurePolicy.fate(code, true, true)).isEqualTo(FailurePolicy.Fate.UNCLEAR);
        }
        assertThat(table).hasToString("""
                code            nothing sent  requested  uncertain
                usage           REFUSE        REFUSE     UNCLEAR
                not-found       REFUSE        REFUSE     UNCLEAR
                empty           REFUSE        UNCLEAR    UNCLEAR
                login-required  BLOCK         BLOCK      UNCLEAR
                forbidden       REFUSE        REFUSE     UNCLEAR
                refused         REFUSE        REFUSE     UNCLEAR
                unreachable     WAIT          WAIT       UNCLEAR
                timeout         WAIT          WAIT       UNCLEAR
                queued          WAIT          UNCLEAR    UNCLEAR
                unclear         UNCLEAR       UNCLEAR    UNCLEAR
                incomplete      REFUSE        UNCLEAR    UNCLEAR
                interrupted     WAIT          UNCLEAR    UNCLEAR
                unexpected      WAIT          UNCLEAR    UNCLEAR
                """);
    }

    @Test
    void what_each_code_says_of_the_portal_and_of_the_message() {
        StringBuilder table =
                new StringBuilder("code            away   in vain  not sent  of draft  passes  when opening\n");
        for (ErrorCode code : ErrorCode.values()) {
            table.append(String.format(
                    "%-15s %-6s %-8s %-9s %-9s %-7s %s%n",
                    code,
                    yes(code.isPortalAway()),
                    yes(code.blocksRequests()),
                    yes(code.provesNotSent()),
                    yes(code.isOfDraft()),
                    yes(FailurePolicy.passes(code)),
                    FailurePolicy.ofOpening(code)));
        }
        assertThat(table).hasToString("""
                code            away   in vain  not sent  of draft  passes  when opening
                usage           -      -        yes       yes       -       login-required
                not-found       -      -        yes       yes       -       login-required
                empty           -      -        -         -         -       empty
                login-required  -      yes      yes       -         -       login-required
                forbidden       -      -        yes       -         -       login-required
                refused         -      -        yes       yes       -       login-required
                unreachable     yes    yes      yes       -         yes     unreachable
                timeout         yes    yes      yes       -         yes     timeout
                queued          -      -        -         -         -       queued
                unclear         -      -        -         -         -       unclear
                incomplete      -      -        -         -         -       incomplete
                interrupted     -      -        -         -         -       interrupted
                unexpected      -      -        -         -         yes     unexpected
                """);
    }

    private static String yes(boolean is) {
        return is ? "yes" : "-";
    }
}
