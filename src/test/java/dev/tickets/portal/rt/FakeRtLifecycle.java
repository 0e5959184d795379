package dev.tickets.portal.rt;

import java.util.List;
import java.util.Map;

/**
 * Statuses, and which may follow which.
 *
 * @param active the first one is that of new tickets
 * @param buttons the changes that RT's pages offer, by the present status
 * @param forbidden changes that are not allowed, as {@code from > to}
 */
record FakeRtLifecycle(
        List<String> active, List<String> inactive, Map<String, List<String>> buttons, List<String> forbidden) {
    private static final FakeRtLifecycle USUAL = new FakeRtLifecycle(
            List.of("new", "open", "stalled"),
            List.of("resolved", "rejected", "deleted"),
            Map.of(
                    "new", List.of("open", "resolved", "rejected"),
                    "open", List.of("resolved", "rejected"),
                    "resolved", List.of("open")),
            List.of());
    private static final FakeRtLifecycle ODD = new FakeRtLifecycle(
            List.of("fresh", "in work"), List.of("done", "binned"), Map.of(), List.of("done > fresh"));
    private static final FakeRtLifecycle GERMAN = new FakeRtLifecycle(
            List.of("neu", "in Arbeit"),
            List.of("erledigt", "verworfen"),
            Map.of("neu", List.of("in Arbeit")),
            List.of("neu > erledigt"));

    static FakeRtLifecycle of(FakeRtData.Ticket ticket) {
        return switch (FakeRtData.QUEUES.get(ticket.queue - 3)) {
            case "Odd" -> ODD;
            case "Werkstatt" -> GERMAN;
            default -> USUAL;
        };
    }

    boolean knows(String status) {
        return active.contains(status) || inactive.contains(status);
    }

    boolean leads(String from, String to) {
        return !forbidden.contains(from + " > " + to);
    }
}
