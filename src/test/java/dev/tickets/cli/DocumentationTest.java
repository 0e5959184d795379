package dev.tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.tickets.render.AttachmentFields;
import dev.tickets.render.AttachmentRowFields;
import dev.tickets.render.CustomFieldFields;
import dev.tickets.render.DecryptedFields;
import dev.tickets.render.DepartmentFields;
import dev.tickets.render.DoctorFields;
import dev.tickets.render.DraftFullFields;
import dev.tickets.render.DraftRowFields;
import dev.tickets.render.ErrorDocument;
import dev.tickets.render.Field;
import dev.tickets.render.Fields;
import dev.tickets.render.FilingResultFields;
import dev.tickets.render.KeyFields;
import dev.tickets.render.LoginStatusFields;
import dev.tickets.render.MessageFields;
import dev.tickets.render.OutboxFields;
import dev.tickets.render.RehearsalFields;
import dev.tickets.render.SentFileFields;
import dev.tickets.render.ServiceFields;
import dev.tickets.render.SignatureFields;
import dev.tickets.render.ThreadFields;
import dev.tickets.render.TicketFields;
import dev.tickets.render.TicketStatusFields;
import dev.tickets.testing.Page;
import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.ExitCode;
import dev.tickets.ticket.TicketsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation names what the program has, and leads nowhere else. */
class DocumentationTest {
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern VARIABLE = Pattern.compile("\"((?:TICKETS|XDG)_[A-Z_]*|[A-Z]+_PROXY|NO_COLOR)\"");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Page json = Page.at("docs/json.md");
    private final Page exitCodes = Page.at("docs/exit-codes.md");

    @ParameterizedTest
    @EnumSource
    void every_exit_code_is_in_the_table(ExitCode code) {
        assertThat(exitCodes.text()).contains("\n| " + code.value() + " | ");
        assertThat(code.name() + " " + exitCodes.section("What a script should do"))
                .containsPattern("\\| (\\d+, )?" + code.value() + "(, \\d+)? \\|");
    }

    @ParameterizedTest
    @EnumSource
    void every_error_code_stands_beside_its_exit_code(ErrorCode code) {
        int exit = code.exitCode().value();

        assertThat(json.section("Errors")).contains("\n| `" + code + "` | " + exit + " |\n");
        assertThat(exitCodes.text()).containsPattern("\\n\\| " + exit + " \\|.*`" + code + "`");
    }

    @Test
    void every_command_has_a_section_and_its_exit_codes() {
        Page commands = Page.at("docs/commands.md");
        for (String command : CommandNames.ALL) {
            assertThat(commands.section("tickets " + command)).isNotBlank();
            assertThat(exitCodes.section("Which command gives which")).contains("`" + command + "`");
        }
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("list", new TicketFields(), Map.of()),
                Arguments.of(
                        "view",
                        new ThreadFields(),
                        Map.of(
                                "messages",
                                new MessageFields(),
                                "attachments",
                                new AttachmentFields(),
                                "customFields",
                                new CustomFieldFields(),
                                "decrypted",
                                new DecryptedFields(),
                                "signature",
                                new SignatureFields())),
                Arguments.of("create, reply", new FilingResultFields(), Map.of("attachments", new SentFileFields())),
                Arguments.of(
                        "create --dry-run, reply --dry-run",
                        new RehearsalFields(),
                        Map.of("attachments", new SentFileFields())),
                Arguments.of("close, reopen", new TicketStatusFields(), Map.of()),
                Arguments.of("departments", new DepartmentFields(), Map.of()),
                Arguments.of("services", new ServiceFields(), Map.of()),
                Arguments.of("attachments", new AttachmentRowFields(), Map.of("signature", new SignatureFields())),
                Arguments.of("outbox list", new OutboxFields(), Map.of()),
                Arguments.of("drafts list", new DraftRowFields(), Map.of()),
                Arguments.of("drafts show", new DraftFullFields(), Map.of()),
                Arguments.of("key", new KeyFields(), Map.of()),
                Arguments.of("doctor", new DoctorFields(), Map.of()),
                Arguments.of("login --check", new LoginStatusFields(), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_field_is_described_and_shown_in_the_example(
            String section, Fields<?> fields, Map<String, Fields<?>> inside) {
        List<String> examples = Page.blocks(json.section(section), "json");

        assertThat(examples).hasSize(1);
        assertShown(json(examples.get(0)), fields, inside);
        String described = switch (section) {
            case "view" -> json.section("list") + json.section("view");
            case "create --dry-run, reply --dry-run" -> json.section("create, reply") + json.section(section);
            case "drafts show" -> json.section("drafts list") + json.section("drafts show");
            default -> json.section(section);
        };
        Stream.concat(Stream.of(fields), inside.values().stream())
                .forEach(part ->
                        part.all().forEach(field -> assertThat(described).contains("`" + field.name() + "`")));
    }

    private static void assertShown(Object example, Fields<?> fields, Map<String, Fields<?>> inside) {
        if (example instanceof List<?> list) {
            assertThat(list).isNotEmpty().allSatisfy(item -> assertShown(item, fields, inside));
            return;
        }
        Map<?, ?> object = (Map<?, ?>) example;
        assertThat(new ArrayList<Object>(object.keySet()))
                .isEqualTo(fields.all().stream().map(Field::name).toList());
        object.forEach((name, value) -> {
            Fields<?> part = inside.get(name);
            if (part != null) {
                assertShown(value, part, inside);
            }
        });
    }

    @Test
    void the_example_of_an_error_is_one() {
        TicketsException error = new TicketsException(
                ErrorCode.NOT_FOUND,
                "ticket #9 does not exist (the portal refused: ticket_notfound)",
                "tickets list --status all");

        assertThat(Page.blocks(json.section("Errors"), "json"))
                .containsExactly(ErrorDocument.of(error).json());
    }

    @Test
    void every_variable_that_is_read_is_documented() throws IOException {
        Page configuration = Page.at("docs/configuration.md");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                VARIABLE.matcher(Files.readString(source))
                        .results()
                        .forEach(variable -> assertThat(configuration.section("Environment"))
                                .contains("`" + variable.group(1) + "`"));
            }
        }
    }

    /** A sentence, or a piece of one, as far as it stands in one piece in the code. */
    @Test
    void what_is_said_about_attachments_is_explained() throws IOException {
        String page = Page.at("docs/attachments.md").text().replaceAll("\\s+", " ");
        List<String> pieces = new ArrayList<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/tickets/attach"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.readString(source)
                        .lines()
                        .filter(line -> !line.contains("assert ") && !line.contains("IllegalStateException"))
                        .flatMap(line -> TEXT.matcher(line).results())
                        .map(text -> text.group(1).replace("\\n", " ").strip())
                        .filter(text -> text.split(" ").length > 2)
                        .forEach(pieces::add);
            }
        }

        assertThat(pieces)
                .hasSizeGreaterThan(30)
                .allSatisfy(piece -> assertThat(page).contains(piece));
    }

    @Test
    void every_relative_link_leads_somewhere() {
        for (Page page : Page.all()) {
            LINK.matcher(page.text())
                    .results()
                    .filter(link -> !link.group(1).contains("://"))
                    .forEach(link -> {
                        Path target = link.group(1).isEmpty()
                                ? page.path()
                                : page.path().resolveSibling(link.group(1)).normalize();
                        assertThat(target).as(page.path() + ": " + link.group()).exists();
                        if (link.group(2) != null) {
                            assertThat(Page.at(target.toString()).hasAnchor(link.group(2)))
                                    .as(page.path() + ": " + link.group())
                                    .isTrue();
                        }
                    });
        }
    }

    /** A threat without a test is only a promise. */
    @Test
    void each_threat_names_tests_that_exist() throws IOException {
        List<String> rows = Page.at("docs/security.md")
                .section("Threats and tests")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Threat") && !line.startsWith("| ---"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(40);
        for (String row : rows) {
            List<MatchResult> tests = NAMED_TEST.matcher(row).results().toList();
            assertThat(tests).as(row).isNotEmpty();
            for (MatchResult test : tests) {
                assertThat(sourceOf(test.group(1)))
                        .as(row)
                        .contains(test.group(2) == null ? "class" : test.group(2) + "(");
            }
        }
    }

    private static String sourceOf(String test) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path source = files.filter(file -> file.endsWith(test + ".java"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(source);
        }
    }

    @Test
    void the_readme_leads_to_every_page() {
        String readme = Page.at("README.md").text();
        for (Page page : Page.all()) {
            if (!page.path().endsWith("README.md")) {
                assertThat(readme).contains("(" + page.path() + ")");
            }
        }
    }

    private static Object json(String text) {
        try {
            return JSON.std.anyFrom(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
