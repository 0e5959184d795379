package dev.tickets.render;

import dev.tickets.ticket.Service;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Services that the customer rents. */
public final class ServiceFields extends Fields<Service> {
    public ServiceFields() {
        super(
                List.of(
                        Field.one("id", "ID"),
                        Field.one("name", "NAME"),
                        Field.one("domain", "DOMAIN"),
                        Field.one("status", "STATUS")),
                List.of("id", "name", "domain", "status"));
    }

    @Override
    protected @Nullable Object value(Service service, String field) {
        return switch (field) {
            case "id" -> service.id();
            case "name" -> service.name();
            case "domain" -> service.domain();
            case "status" -> service.status();
            default -> throw noSuch(field);
        };
    }

    @Override
    protected String label(Service service) {
        return service.name();
    }
}
