package dev.tickets.cli;

import dev.tickets.portal.Capability;
import dev.tickets.portal.NameCache;
import dev.tickets.ticket.AccountRef;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Service;
import java.util.List;
import java.util.Optional;

/** What portals call their departments and services: asked when nothing fresh is kept, and kept for the next run. */
final class PortalNames {
    private final Run run;

    PortalNames(Run run) {
        this.run = run;
    }

    /**
     * The portal's departments, as they were ten minutes ago at the most.
     *
     * @param refresh to ask in any case
     */
    List<Department> departments(boolean refresh) {
        NameCache kept = kept();
        Optional<List<Department>> known = refresh ? Optional.empty() : kept.departments();
        if (known.isPresent()) {
            return known.get();
        }
        List<Department> departments = run.portal().departments();
        kept.keepDepartments(departments);
        return departments;
    }

    /**
     * The customer's services, as they were ten minutes ago at the most.
     *
     * @param refresh to ask in any case
     */
    List<Service> services(boolean refresh) {
        NameCache kept = kept();
        Optional<List<Service>> known = refresh ? Optional.empty() : kept.services();
        if (known.isPresent()) {
            return known.get();
        }
        run.portal().require(Capability.SERVICES);
        List<Service> services = run.portal().services();
        kept.keepServices(services);
        return services;
    }

    /** What the portal in force last called them. */
    NameCache kept() {
        return kept(run.profiles().owner());
    }

    /** What the portal of somebody else's messages last called them. */
    NameCache kept(AccountRef owner) {
        return new NameCache(
                run.folders().cache().resolve(owner.profile()),
                owner.origin(),
                run.trust(),
                run.surroundings().clock(),
                run.places().isKept() ? run::notice : notKept -> {});
    }
}
