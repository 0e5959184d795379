package dev.tickets.render;

import dev.tickets.ticket.Service;
import org.jspecify.annotations.Nullable;

/** The customer's services. */
public final class ServiceFields extends Fields<Service> {
    public ServiceFields() {
        super("id, name, domain, status");
    }

    @Override
    protected @Nullable Object[] values(Service service) {
        return new @Nullable Object[] {service.id(), service.name(), service.domain(), service.status()};
    }
}
