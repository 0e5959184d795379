package dev.tickets.portal.rt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TicketSQL as far as a client needs it: AND, OR, brackets, and comparisons with quoted literals or numbers. */
final class FakeTicketSql {
    private static final Pattern TOKEN = Pattern.compile(
            "\\G\\s*(\\(|\\)|AND\\b|OR\\b|LIKE\\b|[<>]=?|!?=|[A-Za-z][\\w.]*|\\d+|'(?:\\\\.|[^'\\\\])*')");

    private final FakeRtData data;
    private final String user;
    private final boolean fullText;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private FakeTicketSql(FakeRtData data, String user, boolean fullText) {
        this.data = data;
        this.user = user;
        this.fullText = fullText;
    }

    /** @throws IllegalArgumentException if this is no query */
    static Predicate<FakeRtData.Ticket> parse(FakeRtData data, String user, boolean fullText, String query) {
        FakeTicketSql sql = new FakeTicketSql(data, user, fullText);
        Matcher token = TOKEN.matcher(query.strip());
        int end = 0;
        while (token.find()) {
            sql.tokens.add(token.group(1));
            end = token.end();
        }
        if (end != query.strip().length()) {
            throw new IllegalArgumentException("Wrong query, expecting a OPERATOR in '" + query.substring(0, end)
                    + "' at /usr/share/rt/lib/RT/Tickets.pm line 3187.\n");
        }
        return sql.alternatives();
    }

    private Predicate<FakeRtData.Ticket> alternatives() {
        Predicate<FakeRtData.Ticket> any = all();
        while (at < tokens.size() && tokens.get(at).equals("OR")) {
            at++;
            any = any.or(all());
        }
        return any;
    }

    private Predicate<FakeRtData.Ticket> all() {
        Predicate<FakeRtData.Ticket> all = one();
        while (at < tokens.size() && tokens.get(at).equals("AND")) {
            at++;
            all = all.and(one());
        }
        return all;
    }

    private Predicate<FakeRtData.Ticket> one() {
        if (tokens.get(at).equals("(")) {
            at++;
            Predicate<FakeRtData.Ticket> inner = alternatives();
            at++;
            return inner;
        }
        String field = tokens.get(at);
        String operator = tokens.get(at + 1);
        String value = tokens.get(at + 2);
        at += 3;
        return condition(
                field,
                operator,
                value.startsWith("'") ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value);
    }

    private Predicate<FakeRtData.Ticket> condition(String field, String operator, String value) {
        return switch (field) {
            case "Requestor.id" -> ticket -> ticket.requestors.contains(user);
            case "EffectiveId" ->
                ticket -> (ticket.mergedInto == 0 ? ticket.id : ticket.mergedInto) > Integer.parseInt(value);
            case "id" -> ticket -> String.valueOf(ticket.id).equals(value);
            case "Queue" ->
                ticket -> String.valueOf(ticket.queue).equals(value)
                        || FakeRtData.QUEUES.get(ticket.queue - 3).equals(value);
            case "Status" ->
                switch (value) {
                    case "__Active__" -> FakeRtData::isOpen;
                    case "__Inactive__" -> ticket -> !FakeRtData.isOpen(ticket);
                    default -> ticket -> ticket.status.equalsIgnoreCase(value);
                };
            case "Subject" -> ticket -> operator.equals("LIKE") ? like(ticket.subject, value) : same(ticket, value);
            case "Created" -> ticket -> ticket.created.isAfter(time(value));
            case "LastUpdated" -> ticket -> ticket.updated.isAfter(time(value));
            case "Content" -> ticket -> fullText && holds(ticket, value);
            default -> throw new IllegalArgumentException("Unknown field: " + field);
        };
    }

    private static boolean same(FakeRtData.Ticket ticket, String subject) {
        return ticket.subject.equalsIgnoreCase(subject);
    }

    /** The index holds comments, too. */
    private boolean holds(FakeRtData.Ticket ticket, String text) {
        return data.parts.stream()
                .filter(part -> data.transactions.get(part.transaction() - 1).ticket() == ticket.id)
                .anyMatch(part -> like(new String(part.bytes(), StandardCharsets.UTF_8), text));
    }

    /** As SQLite has it: two wildcards, and no difference of case in ASCII alone. */
    private static boolean like(String text, String wanted) {
        StringBuilder pattern = new StringBuilder();
        wanted.codePoints()
                .forEach(c -> pattern.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(text)
                .find();
    }

    private static Instant time(String value) {
        return LocalDateTime.parse(value.toUpperCase(Locale.ROOT).replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC);
    }
}
