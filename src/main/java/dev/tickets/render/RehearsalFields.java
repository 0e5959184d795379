package dev.tickets.render;

import dev.tickets.ticket.Department;
import dev.tickets.ticket.Draft;
import dev.tickets.ticket.Service;
import dev.tickets.ticket.Submission;
import org.jspecify.annotations.Nullable;

/** The result of a dry run: the fields of a sent message, and all that would be sent. */
public final class RehearsalFields extends Fields<Rehearsal> {
    private final FilingResultFields result = new FilingResultFields();

    public RehearsalFields() {
        super(
                FilingResultFields.ALL
                        + ", departmentId, service, serviceId, cc[], priority, urgent, encryption, reopen, close, replies, message=TEXT");
    }

    @Override
    protected @Nullable Object[] values(Rehearsal rehearsal) {
        Draft draft = rehearsal.submission().draft();
        Department department = rehearsal.department();
        Service service = rehearsal.service();
        return joined(
                result.values(rehearsal.result()),
                department == null ? null : department.id(),
                service == null ? null : service.name(),
                service == null ? null : service.id(),
                rehearsal.cc(),
                draft.priority() == null ? null : draft.priority().toString(),
                draft.urgent(),
                encryption(rehearsal.submission()),
                draft.reopen(),
                draft.close(),
                rehearsal.submission().attachments().later().size(),
                rehearsal.text());
    }

    private static String encryption(Submission submission) {
        if (submission.byPortal()) {
            return "portal";
        }
        return submission.encrypted() || submission.draft().encrypt() ? "key" : "none";
    }
}
