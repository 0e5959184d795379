package dev.tickets.portal.rt;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.portal.rt.FakeRt.Reply;
import dev.tickets.portal.rt.FakeRtData.Part;
import dev.tickets.portal.rt.FakeRtData.Ticket;
import dev.tickets.portal.rt.FakeRtData.Transaction;
import dev.tickets.portal.rt.FakeRtData.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists of transactions and of their parts, with filters in JSON, and single ones. */
final class FakeRtLists {
    private final FakeRtData data;
    private final FakeRtRows rows;
    private final int pageSize;

    FakeRtLists(FakeRtData data, FakeRtRows rows, int pageSize) {
        this.data = data;
        this.rows = rows;
        this.pageSize = pageSize;
    }

    Reply transactions(User user, Map<String, String> parameters) {
        List<Map<String, Object>> all =
                data.transactions.stream().map(rows::transaction).toList();
        return page(filtered(all, parameters), row -> data.maySee(user, transaction(row.get("id"))), parameters, false);
    }

    Reply attachments(User user, Map<String, String> parameters) {
        List<Map<String, Object>> all = data.parts.stream()
                .map(part -> data.quirks.withoutTexts ? rows.part(part) : rows.partWithText(part))
                .toList();
        return page(
                filtered(all, parameters),
                row -> data.maySee(user, transaction(row.get("TransactionId"))),
                parameters,
                false);
    }

    private Transaction transaction(@Nullable Object id) {
        return data.transactions.get(Integer.parseInt(String.valueOf(id)) - 1);
    }

    private List<Map<String, Object>> filtered(List<Map<String, Object>> all, Map<String, String> parameters) {
        String query = parameters.getOrDefault("query", "");
        if (data.quirks.ignoresFilters || !query.startsWith("[")) {
            return all;
        }
        Map<String, Predicate<String>> byField = new HashMap<>();
        try {
            for (Object condition : JSON.std.listFrom(query)) {
                Map<?, ?> fields = (Map<?, ?>) condition;
                byField.merge(String.valueOf(fields.get("field")), condition(fields), Predicate::or);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.stream()
                .filter(row -> byField.entrySet().stream()
                        .allMatch(field -> field.getValue().test(String.valueOf(row.get(field.getKey())))))
                .toList();
    }

    private static Predicate<String> condition(Map<?, ?> condition) {
        String value = String.valueOf(condition.get("value"));
        return switch (String.valueOf(condition.get("operator"))) {
            case "IN" -> {
                List<String> values = condition.get("value") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of();
                yield values::contains;
            }
            case "STARTSWITH" -> text -> text.startsWith(value);
            case "IS" -> text -> false;
            default -> value::equals;
        };
    }

    Reply history(User user, int id, Map<String, String> parameters) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Transaction transaction : data.transactions) {
            Ticket ticket = data.ticket(transaction.ticket());
            if (ticket != null && ticket.id == id) {
                all.add(rows.transaction(transaction));
            }
        }
        if ("DESC".equals(parameters.get("order"))) {
            Collections.reverse(all);
        }
        return page(
                filtered(all, parameters),
                row -> data.maySee(user, data.transactions.get(Integer.parseInt((String) row.get("id")) - 1)),
                parameters,
                false);
    }

    Reply transaction(User user, int id) {
        if (id < 1 || id > data.transactions.size()) {
            return Reply.failure(404, "Not Found");
        }
        Transaction transaction = data.transactions.get(id - 1);
        return data.maySee(user, transaction)
                ? Reply.json(200, rows.whole(transaction))
                : Reply.failure(403, "Forbidden");
    }

    Reply parts(User user, int id, Map<String, String> parameters) {
        List<Map<String, Object>> all = data.parts.stream()
                .filter(part -> part.transaction() == id)
                .map(rows::part)
                .toList();
        return page(all, row -> data.maySee(user, data.transactions.get(id - 1)), parameters, false);
    }

    Reply part(User user, int id) {
        if (id < 1 || id > data.parts.size()) {
            return Reply.failure(404, "Not Found");
        }
        Part part = data.parts.get(id - 1);
        return data.maySee(user, data.transactions.get(part.transaction() - 1))
                ? Reply.json(200, rows.content(part))
                : Reply.failure(403, "Forbidden");
    }

    /** A file from the pages; without the right, status 200 and no bytes. */
    Reply raw(User user, int transaction, int id) {
        boolean known =
                id >= 1 && id <= data.parts.size() && data.parts.get(id - 1).transaction() == transaction;
        boolean seen = known && data.maySee(user, data.transactions.get(transaction - 1));
        return seen && !data.quirks.hidesBytes
                ? new Reply(
                        200,
                        null,
                        "application/octet-stream",
                        data.parts.get(id - 1).bytes())
                : new Reply(200, null, "text/plain", new byte[0]);
    }

    /** Cuts the list into pages first, and leaves out what may not be seen then. */
    Reply page(
            List<Map<String, Object>> all,
            Predicate<Map<String, Object>> seen,
            Map<String, String> parameters,
            boolean counted) {
        int size = Math.min(pageSize, Integer.parseInt(parameters.getOrDefault("per_page", "20")));
        int page = Integer.parseInt(parameters.getOrDefault("page", "1"));
        int from = Math.min(all.size(), (page - 1) * size);
        List<Map<String, Object>> items = all.subList(from, Math.min(all.size(), from + size)).stream()
                .filter(seen)
                .toList();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("count", items.size());
        answer.put("page", page);
        answer.put("per_page", size);
        answer.put("total", counted ? all.size() : null);
        answer.put("pages", !counted ? null : all.isEmpty() ? (Object) 0.0 : (all.size() + size - 1) / size);
        answer.put("items", items);
        return Reply.json(200, answer);
    }
}
