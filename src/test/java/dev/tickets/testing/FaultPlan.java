package dev.tickets.testing;

import java.util.regex.Pattern;

/** What is to fail: from the n-th request of a kind on, a number of requests. */
final class FaultPlan {
    private final Pattern kind;
    private final int nth;
    private final Fault fault;
    private final int times;
    private int seen;
    private int done;

    FaultPlan(String kind, int nth, Fault fault, int times) {
        this.kind = Pattern.compile(kind);
        this.nth = nth;
        this.fault = fault;
        this.times = times;
    }

    Fault fault() {
        return fault;
    }

    /** Whether this request, which counts from now on, meets the fault. */
    boolean meets(String request) {
        if (fault == Fault.REFUSED || !kind.matcher(request).matches()) {
            return false;
        }
        seen++;
        if (seen < nth || done == times) {
            return false;
        }
        done++;
        return true;
    }

    boolean refusesFirst() {
        return fault == Fault.REFUSED && nth == 1;
    }

    /** Counts a request that passed; true when the next one is to be refused. */
    boolean refusesNext() {
        if (fault != Fault.REFUSED) {
            return false;
        }
        seen++;
        return seen == nth - 1;
    }
}
