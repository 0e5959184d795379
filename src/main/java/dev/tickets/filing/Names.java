package dev.tickets.filing;

import dev.tickets.portal.NameCache;
import dev.tickets.portal.Portal;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds departments and services by what a draft calls them: among those that the portal has or, while it cannot be
 * reached, those that it last had. An old id does no harm: the portal knows whether it still takes tickets there.
 */
final class Names {
    private final Portal portal;
    private final NameCache cache;

    Names(Portal portal, NameCache cache) {
        this.portal = portal;
        this.cache = cache;
    }

    /** @throws TicketsException (not-found) when there is none; or why the portal cannot be asked, if nobody knows */
    Department department(String wanted) {
        return find(
                NameSearch.ofDepartments(),
                wanted,
                portal::departments,
                cache::departments,
                cache::lastDepartments,
                cache::keepDepartments);
    }

    /** @throws TicketsException as for departments */
    Service service(String wanted) {
        return find(
                NameSearch.ofServices(),
                wanted,
                portal::services,
                cache::services,
                cache::lastServices,
                cache::keepServices);
    }

    private static <T> T find(
            NameSearch<T> search,
            String wanted,
            Supplier<List<T>> there,
            Supplier<Optional<List<T>>> fresh,
            Supplier<Optional<List<T>>> last,
            Consumer<List<T>> keep) {
        List<T> known;
        try {
            known = there.get();
        } catch (TicketsException e) {
            return known(search, wanted, last, e);
        }
        if (fresh.get().isEmpty()) {
            keep.accept(known);
        }
        return search.find(wanted, known);
    }

    /**
     * A portal that is slow, fails or asks for patience gets no further request; what is not known yet may be there.
     */
    private static <T> T known(
            NameSearch<T> search, String wanted, Supplier<Optional<List<T>>> last, TicketsException unasked) {
        if (unasked.code() != ErrorCode.UNREACHABLE || !(unasked.getCause() instanceof IOException)) {
            throw unasked;
        }
        try {
            return search.find(wanted, last.get().orElseThrow(() -> unasked));
        } catch (TicketsException unknown) {
            throw unasked;
        }
    }
}
