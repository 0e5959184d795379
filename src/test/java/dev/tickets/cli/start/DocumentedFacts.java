package dev.tickets.cli.start;

import dev.tickets.cli.manual.ManualFacts;
import dev.tickets.config.ProgramVersion;
import dev.tickets.testing.Page;
import dev.tickets.ticket.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The facts of the manual pages, from the pages in {@code docs/}: each fact stands at one place. */
public final class DocumentedFacts {
    private static final Pattern TIMESTAMP =
            Pattern.compile("<project.build.outputTimestamp>(\\d{4}-\\d{2}-\\d{2})T[^<]*<");
    private static final Pattern COMMAND = Pattern.compile("`([a-z]+)`");

    private DocumentedFacts() {}

    public static ManualFacts read() {
        Page configuration = Page.at("docs/configuration.md");
        Page exitCodes = Page.at("docs/exit-codes.md");
        return new ManualFacts(
                ProgramVersion.NUMBER,
                date(),
                codes(rows(exitCodes.text())),
                exits(rows(exitCodes.section("Which command gives which"))),
                pairs(rows(configuration.section("Files and folders")), 0, 2),
                pairs(rows(configuration.section("Environment")), 0, 1),
                bullets(Page.at("docs/security.md").section("Secrets")),
                keys(rows(configuration.section("Profiles"))),
                List.of(last(configuration.section("Profiles"))),
                List.of(Page.blocks(configuration.section("Profiles"), "toml")
                        .get(0)
                        .split("\n", 0)));
    }

    /** The date of the build, so that two builds of one source are equal. */
    private static String date() {
        try {
            Matcher timestamp = TIMESTAMP.matcher(Files.readString(Path.of("pom.xml")));
            if (!timestamp.find()) {
                throw new AssertionError("pom.xml has no project.build.outputTimestamp");
            }
            return timestamp.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the first table, without its head. */
    private static List<List<String>> rows(String markdown) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : markdown.split("\n", 0)) {
            if (line.startsWith("| ")) {
                List<String> cells = new ArrayList<>();
                for (String cell : line.substring(1).split("(?<!\\\\)\\|", 0)) {
                    cells.add(cell.strip());
                }
                rows.add(cells);
            } else if (!rows.isEmpty()) {
                break;
            }
        }
        return rows.subList(2, rows.size());
    }

    private static Map<String, String> codes(List<List<String>> rows) {
        Map<String, String> meanings = pairs(rows, 0, 1);
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            String value = String.valueOf(code.value());
            if (!meanings.containsKey(value)) {
                throw new AssertionError("docs/exit-codes.md lacks " + value);
            }
            codes.put(value, meanings.get(value));
        }
        return codes;
    }

    /** By the words of a command: {@code outbox send}. A row may be about several commands. */
    private static Map<String, String> exits(List<List<String>> rows) {
        Map<String, String> exits = new LinkedHashMap<>();
        for (List<String> row : rows) {
            String text = row.size() < 2 ? "" : row.get(1);
            List<String> names = COMMAND.matcher(row.get(0))
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            if (row.get(0).startsWith("`outbox` ")) {
                names.subList(1, names.size()).forEach(name -> exits.put("outbox " + name, text));
            } else {
                names.forEach(name -> exits.put(name, text));
            }
        }
        return exits;
    }

    private static Map<String, String> pairs(List<List<String>> rows, int key, int value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        rows.forEach(row -> pairs.put(row.get(key), row.get(value)));
        return pairs;
    }

    private static List<ManualFacts.Key> keys(List<List<String>> rows) {
        return rows.stream()
                .map(row -> new ManualFacts.Key(row.get(0), row.get(1), row.get(2), row.get(3)))
                .toList();
    }

    private static List<String> bullets(String markdown) {
        List<String> bullets = new ArrayList<>();
        for (String bullet : markdown.strip().split("(?m)^- ", 0)) {
            if (!bullet.isBlank()) {
                bullets.add(bullet.strip());
            }
        }
        return bullets;
    }

    private static String last(String markdown) {
        String[] paragraphs = markdown.strip().split("\n\n", 0);
        return paragraphs[paragraphs.length - 1];
    }
}
