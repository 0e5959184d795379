package dev.tickets.filing;

import dev.tickets.portal.Capability;
import dev.tickets.portal.Portal;
import dev.tickets.render.SafeText;
import dev.tickets.state.portals.NameStore;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.NameSearch;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The departments and services of a portal. The portal is asked when the cached list is not fresh; its answer is cached
 * for the next run. While the portal cannot be reached, the last list is used. An old id does no harm: the portal
 * checks it.
 */
public final class Directory {
    /** A list of a portal. The cached form is safe for a terminal. */
    private record Listing<T>(
            String name,
            int columns,
            NameSearch<T> search,
            Function<Portal, List<T>> asking,
            Function<String[], T> item,
            Function<T, String[]> row) {
        String line(T one) {
            List<String> parts = new ArrayList<>();
            for (String part : row.apply(one)) {
                parts.add(SafeText.line(part));
            }
            return String.join("\t", parts);
        }
    }

    private static final Listing<Department> DEPARTMENTS = new Listing<>(
            "departments",
            3,
            NameSearch.ofDepartments(),
            Portal::departments,
            row -> new Department(row[0], row[1], row[2]),
            one -> new String[] {one.id(), one.name(), one.description()});

    private static final Listing<Service> SERVICES = new Listing<>(
            "services",
            4,
            NameSearch.ofServices(),
            Directory::services,
            row -> new Service(row[0], row[1], row[2], row[3]),
            one -> new String[] {one.id(), one.name(), one.domain(), one.status()});

    private final Supplier<Portal> portal;
    private final NameStore cache;

    public Directory(Supplier<Portal> portal, NameStore cache) {
        this.portal = portal;
        this.cache = cache;
    }

    /**
     * The portal's departments, at most ten minutes old.
     *
     * @param refresh whether to ask the portal in any case
     */
    public List<Department> departments(boolean refresh) {
        return listed(DEPARTMENTS, refresh);
    }

    /** The customer's services, likewise. */
    public List<Service> services(boolean refresh) {
        return listed(SERVICES, refresh);
    }

    /** The departments; while the portal is unreachable, the last known ones. */
    public List<Department> lastDepartments() {
        return orLast(DEPARTMENTS);
    }

    /** Whether the portal lists services. */
    public boolean listsServices() {
        return portal.get().can(Capability.SERVICES);
    }

    /** The services, likewise. */
    public List<Service> lastServices() {
        return orLast(SERVICES);
    }

    /** @throws TicketsException (not-found) for an unknown name; the portal's failure when no list is known */
    Department department(String wanted) {
        return found(DEPARTMENTS, wanted);
    }

    /** @throws TicketsException as for departments */
    Service service(String wanted) {
        return found(SERVICES, wanted);
    }

    /**
     * Refuses a service that surely does not exist, without asking the portal.
     *
     * @throws TicketsException (not-found, usage) if a fresh list lacks the name
     */
    void requirePossibleService(String wanted) {
        List<Service> last = cache.isFresh(SERVICES.name) ? last(SERVICES) : null;
        if (last != null) {
            Service ignored = SERVICES.search.find(wanted, last);
        }
    }

    private static List<Service> services(Portal portal) {
        portal.require(Capability.SERVICES);
        return portal.services();
    }

    private <T> List<T> listed(Listing<T> listing, boolean refresh) {
        List<T> known = refresh || !cache.isFresh(listing.name) ? null : last(listing);
        if (known == null) {
            known = listing.asking.apply(portal.get());
            keep(listing, known);
        }
        return known;
    }

    private <T> List<T> orLast(Listing<T> listing) {
        try {
            return listed(listing, false);
        } catch (TicketsException e) {
            List<T> last = e.code().isPortalAway() ? last(listing) : null;
            if (last == null) {
                throw e;
            }
            return last;
        }
    }

    private <T> T found(Listing<T> listing, String wanted) {
        List<T> known;
        try {
            known = listing.asking.apply(portal.get());
        } catch (TicketsException e) {
            return foundInLast(listing, wanted, e);
        }
        if (!cache.isFresh(listing.name) || last(listing) == null) {
            keep(listing, known);
        }
        return listing.search.find(wanted, known);
    }

    /**
     * Finds the name in the last list, without another request to a failing portal. A name that an old list lacks may
     * exist; a name that a fresh list lacks does not, so its message must not wait for the portal.
     *
     * @throws TicketsException the portal's failure, or (not-found, usage) for a name that surely does not exist
     */
    private <T> T foundInLast(Listing<T> listing, String wanted, TicketsException unasked) {
        List<T> last = unasked.code().blocksRequests() ? last(listing) : null;
        if (last == null) {
            throw unasked;
        }
        T found;
        try {
            found = listing.search.find(wanted, last);
        } catch (TicketsException unknown) {
            throw cache.isFresh(listing.name) ? unknown : unasked;
        }
        if (unasked.code() == ErrorCode.UNREACHABLE && unasked.getCause() instanceof IOException) {
            return found;
        }
        throw unasked;
    }

    private <T> void keep(Listing<T> listing, List<T> items) {
        List<String> lines = new ArrayList<>();
        items.forEach(item -> lines.add(listing.line(item)));
        cache.keep(listing.name, lines);
    }

    private <T> @Nullable List<T> last(Listing<T> listing) {
        List<String[]> rows = cache.last(listing.name, listing.columns);
        if (rows == null) {
            return null;
        }
        List<T> items = new ArrayList<>();
        rows.forEach(row -> items.add(listing.item.apply(row)));
        return items;
    }
}
