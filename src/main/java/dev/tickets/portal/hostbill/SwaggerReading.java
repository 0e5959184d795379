package dev.tickets.portal.hostbill;

import dev.tickets.portal.ApiDescription;
import dev.tickets.render.HtmlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the portal's own description of its User API: Swagger 2 or OpenAPI 3 ({@code ?action=swagger&cmd=userapi}), or
 * the page for people ({@code ?cmd=userapi}). Paths have their parameters as <code>{number}</code>, {@code @number},
 * {@code $number} or {@code :number}.
 */
final class SwaggerReading {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^/]*}|[@$:][^/]+");
    private static final Pattern CALL = Pattern.compile(
            "\\b(GET|POST|PUT|DELETE|PATCH)\\b\\s{1,20}(?:https?://[^\\s/]{1,255})?(/[\\w@$:{}./-]{1,200})");
    /** Names of fields are plain words; others would not be one in the stored list. */
    private static final Pattern FIELD = Pattern.compile("[\\w.\\[\\]-]{1,64}");

    private static final String LOGIN = "POST /login";
    private static final String CREATE = "POST /tickets";
    private static final String ACCOUNT = "GET /details";

    /** The operations that this program uses, with any name for their parameters. */
    private static final List<String> USED = List.of(
            "GET /tickets",
            "GET /tickets/*",
            CREATE,
            "POST /tickets/*",
            "PUT /tickets/*/close",
            "PUT /tickets/*/open",
            "GET /ticket/departments",
            "GET /ticket/attachment/*");

    private final Map<?, ?> root;
    /** The description of each operation, by its name. */
    private final Map<String, JsonRow> calls = new LinkedHashMap<>();

    private SwaggerReading(Map<?, ?> root) {
        this.root = root;
    }

    /** The description in this JSON; null for any other JSON. */
    static @Nullable ApiDescription swagger(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> root) || !(root.get("paths") instanceof Map<?, ?> paths)) {
            return null;
        }
        SwaggerReading reading = new SwaggerReading(root);
        for (Map.Entry<?, ?> path : paths.entrySet()) {
            JsonRow methods = JsonRow.of(path.getValue());
            for (String method : METHODS) {
                if (methods.has(method)) {
                    reading.calls.put(name(method, String.valueOf(path.getKey())), JsonRow.of(methods.value(method)));
                }
            }
        }
        return reading.calls.isEmpty() ? null : reading.description();
    }

    /** The description on this page; null for a page that lists no operations of the User API. */
    static @Nullable ApiDescription page(String html) {
        SwaggerReading reading = new SwaggerReading(Map.of());
        Matcher call = CALL.matcher(HtmlText.body(html));
        while (call.find()) {
            reading.calls.put(name(call.group(1), call.group(2)), JsonRow.EMPTY);
        }
        boolean known = reading.calls.containsKey(ACCOUNT) || reading.calls.containsKey(LOGIN);
        return known ? reading.description() : null;
    }

    /** {@code PUT /tickets/*}{@code /close}. */
    private static String name(String method, String path) {
        String bare = PARAMETER.matcher(path).replaceAll("*");
        bare = bare.startsWith("/api/") ? bare.substring("/api".length()) : bare;
        bare = bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        return method.toUpperCase(Locale.ROOT) + " " + bare;
    }

    private ApiDescription description() {
        boolean tickets = calls.keySet().stream().anyMatch(call -> call.contains(" /ticket"));
        List<String> missing = new ArrayList<>();
        for (String used : USED) {
            if (!calls.containsKey(used)) {
                missing.add(used.replace("attachment/*", "attachment/ID").replace("*", "NUMBER"));
            }
        }
        JsonRow create = calls.get(CREATE);
        List<String> fields = create == null ? List.of() : fields(create);
        // a list without these describes something else
        boolean whole = fields.contains("subject") && fields.contains("body");
        return new ApiDescription(calls.size(), tickets, missing, whole ? fields : List.of(), calls.containsKey(LOGIN));
    }

    /** The names that an operation takes, apart from those in its path. */
    private List<String> fields(JsonRow operation) {
        Set<String> names = new LinkedHashSet<>();
        if (operation.value("parameters") instanceof List<?> parameters) {
            for (Object one : parameters) {
                JsonRow parameter = JsonRow.of(one);
                String in = parameter.textOr("", "in");
                if (in.equals("body")) {
                    add(names, parameter.value("schema"));
                } else if (!in.equals("path") && !in.equals("header")) {
                    add(names, parameter.text("name"));
                }
            }
        }
        JsonRow content = JsonRow.of(JsonRow.of(operation.value("requestBody")).value("content"));
        for (Object type : content.fields().values()) {
            add(names, JsonRow.of(type).value("schema"));
        }
        return new ArrayList<>(names);
    }

    private void add(Set<String> names, @Nullable Object schema) {
        JsonRow row = JsonRow.of(schema);
        String reference = row.text("$ref");
        if (reference != null) {
            row = resolved(reference);
        }
        for (Object name : JsonRow.of(row.value("properties")).fields().keySet()) {
            add(names, String.valueOf(name));
        }
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null && FIELD.matcher(name).matches()) {
            names.add(name.replace("[]", ""));
        }
    }

    /** What {@code #/definitions/Ticket} stands for; a reference in it is not followed. */
    private JsonRow resolved(String reference) {
        JsonRow row = JsonRow.of(root);
        for (String step : reference.replaceFirst("^#/", "").split("/", -1)) {
            row = JsonRow.of(row.value(step));
        }
        return row;
    }
}
