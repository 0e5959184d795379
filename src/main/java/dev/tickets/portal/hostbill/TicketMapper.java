package dev.tickets.portal.hostbill;

import dev.tickets.render.HtmlText;
import dev.tickets.ticket.Account;
import dev.tickets.ticket.Department;
import dev.tickets.ticket.Priority;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Ticket;
import dev.tickets.ticket.TicketNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the portal's rows to records; what a row lacks stays absent, a row without its number or id is passed over. */
final class TicketMapper {
    private final PortalText text;
    private final TicketUrl pages;

    TicketMapper(PortalText text, TicketUrl pages) {
        this.text = text;
        this.pages = pages;
    }

    Optional<Ticket> ticket(JsonRow row) {
        String number = row.textOr("", "ticket_number", "number", "id").strip();
        if (!TicketNumber.isNumber(number)) {
            return Optional.empty();
        }
        TicketNumber ticketNumber = new TicketNumber(number);
        String lastActivity = row.text("lastreply", "lastupdate", "last_updated", "updated_at");
        String status = HtmlText.inline(row.textOr("", "status"));
        return Optional.of(new Ticket(
                ticketNumber,
                HtmlText.inline(row.textOr("", "subject", "title")),
                status,
                // operators add statuses of their own: all of them are open
                !status.toLowerCase(Locale.ROOT).equals("closed"),
                lineOrNull(row.text("deptname", "dept_name", "department", "dept")),
                row.text("dept_id", "department_id"),
                priority(row.text("priority")),
                text.time(row.text("date", "created_at", "created")),
                text.time(lastActivity == null ? row.text("date") : lastActivity),
                row.text("client_read") == null ? null : !row.truth("client_read"),
                pages.of(ticketNumber)));
    }

    List<Department> departments(@Nullable Object collection) {
        List<Department> departments = new ArrayList<>();
        for (JsonRow row : JsonRow.rows(collection)) {
            String id = row.text("id", "dept_id");
            if (id != null) {
                departments.add(new Department(
                        id,
                        HtmlText.inline(row.textOr("", "name", "deptname")),
                        HtmlText.inline(row.textOr("", "description"))));
            }
        }
        return departments;
    }

    List<Service> services(@Nullable Object collection) {
        List<Service> services = new ArrayList<>();
        for (JsonRow row : JsonRow.rows(collection)) {
            String id = row.text("id", "account_id");
            if (id != null) {
                services.add(new Service(
                        id,
                        HtmlText.inline(row.textOr("", "name", "label", "product_name")),
                        HtmlText.inline(row.textOr("", "domain")),
                        HtmlText.inline(row.textOr("", "status"))));
            }
        }
        return services;
    }

    static Account account(JsonRow client) {
        String person = (client.textOr("", "firstname") + " " + client.textOr("", "lastname")).strip();
        String company = client.textOr("", "companyname");
        String name = person.isEmpty() ? company : company.isEmpty() ? person : person + ", " + company;
        return new Account(client.textOr("", "id", "client_id"), client.textOr("", "email"), HtmlText.inline(name));
    }

    private static @Nullable String lineOrNull(@Nullable String value) {
        return value == null ? null : HtmlText.inline(value);
    }

    private static @Nullable String priority(@Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "0" -> "low";
            case "1" -> "medium";
            case "2" -> "high";
            case "3" -> "critical";
            default -> value.toLowerCase(Locale.ROOT);
        };
    }

    /** The number that stands for a priority. */
    static String priority(Priority priority) {
        return switch (priority) {
            case LOW -> "0";
            case MEDIUM -> "1";
            case HIGH -> "2";
        };
    }
}
