package dev.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.InstalledProgram;
import dev.tickets.testing.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The licence of each library lies beside the library, and is the one that docs/dependencies.md names. */
class LicencesIT {
    private static final Path PROGRAM =
            InstalledProgram.TICKETS.resolve("../..").normalize();

    /** A sentence from the text of each licence, blanks and line ends as one blank. */
    private static final Map<String, String> SENTENCES = Map.of(
            "Apache-2.0", "Apache License Version 2.0, January 2004",
            "BSD-2-Clause", "Redistributions in binary form must reproduce the above copyright notice",
            "BSD-3-Clause", "Neither the name of JLine nor the names of its contributors may be used to endorse",
            "BSL-1.0", "Boost Software License - Version 1.0",
            "GPL-3.0", "GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007",
            "LGPL-3.0", "GNU LESSER GENERAL PUBLIC LICENSE Version 3, 29 June 2007",
            "MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy",
            "MPL-2.0", "Mozilla Public License Version 2.0");

    /**
     * The text of a library.
     *
     * @param name of the file
     * @param library as docs/dependencies.md names it
     * @param jars its jars in lib/
     * @param licences the licences of the library and of its parts
     * @param text all of the file, blanks and line ends as one blank
     */
    record Licence(Path name, String library, List<String> jars, List<String> licences, String text) {
        private static final Pattern HEADER =
                Pattern.compile("Library: (.+), https://\\S+\nJars: (.+)\nLicence: (.+)\n\n======== .*");

        static Licence of(Path file) {
            try {
                String text = Files.readString(file);
                MatchResult header = HEADER.matcher(text)
                        .results()
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no header in " + file));
                return new Licence(
                        file.getFileName(),
                        header.group(1),
                        List.of(header.group(2).split(", ")),
                        List.of(header.group(3).split(", ")),
                        text.replaceAll("\\s+", " "));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return name.toString();
        }
    }

    static List<Licence> licences() throws IOException {
        return listed("licences").map(Licence::of).toList();
    }

    private static Stream<Path> listed(String folder) throws IOException {
        try (Stream<Path> files = Files.list(PROGRAM.resolve(folder))) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void each_jar_has_one_text_and_each_text_has_its_jars() throws IOException {
        List<String> jars = listed("lib")
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".jar") && !name.startsWith("tickets-"))
                .toList();

        assertThat(licences().stream().flatMap(licence -> licence.jars().stream()))
                .containsExactlyInAnyOrderElementsOf(jars);
    }

    @ParameterizedTest
    @MethodSource("licences")
    void a_text_bears_the_version_of_its_first_jar(Licence licence) {
        String version = licence.jars().get(0).replaceFirst(".*-([^-]+)\\.jar", "$1");

        assertThat(licence.name().toString()).endsWith("-" + version + ".txt");
    }

    @ParameterizedTest
    @MethodSource("licences")
    void a_text_holds_each_licence_that_it_names(Licence licence) {
        for (String name : licence.licences()) {
            assertThat(SENTENCES).containsKey(name);
            assertThat(licence.text()).contains(SENTENCES.get(name));
        }
    }

    @Test
    void the_lgpl_comes_with_the_gpl_which_it_adds_to() throws IOException {
        assertThat(licences())
                .filteredOn(licence -> licence.licences().contains("LGPL-3.0"))
                .hasSize(1)
                .allSatisfy(licence -> assertThat(licence.text()).contains(SENTENCES.get("GPL-3.0")));
    }

    @Test
    void the_notices_of_apache_and_jackson_come_along() throws IOException {
        assertThat(licences())
                .filteredOn(licence -> licence.text().contains("NOTICE in "))
                .extracting(Licence::library)
                .containsExactly("Apache HttpClient", "jackson-jr");
        assertThat(licences())
                .filteredOn(licence -> licence.library().equals("Apache HttpClient"))
                .singleElement()
                .satisfies(licence -> assertThat(licence.text())
                        .contains(
                                "Apache HttpClient Copyright",
                                "Apache HttpComponents Core HTTP/1.1 Copyright",
                                "Apache HttpComponents Core HTTP/2 Copyright"));
    }

    @Test
    void the_page_about_dependencies_names_the_same_libraries_and_licences() throws IOException {
        String page = Page.at("docs/dependencies.md").text();
        Map<String, String> onPage = new TreeMap<>();
        Pattern.compile("(?m)^\\| \\[([^]]+)\\]\\(.*\\| ([^|]+) \\|$")
                .matcher(page)
                .results()
                .forEach(row -> onPage.put(row.group(1), row.group(2)));
        Map<String, String> shipped = new TreeMap<>();
        for (Licence licence : licences()) {
            shipped.put(licence.library(), String.join(", ", licence.licences()));
        }

        assertThat(shipped).isEqualTo(onPage);
    }

    @Test
    void the_program_has_its_own_licence_beside_it_and_in_its_jar() throws IOException {
        for (String source : List.of("LICENSE", "src/main/licences/NOTICE")) {
            Path file = Path.of(source);
            String name = String.valueOf(file.getFileName());
            String text = Files.readString(file);

            assertThat(PROGRAM.resolve(name)).hasContent(text);
            assertThat(inJar("tickets-*.jar", "META-INF/" + name)).isEqualTo(text);
        }
    }

    /** The build compiles picocli again; picocli is under the same licence as the program. */
    @Test
    void the_jar_of_picocli_has_its_licence() throws IOException {
        assertThat(inJar("picocli-*.jar", "META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("LICENSE")));
    }

    private static String inJar(String jar, String entry) throws IOException {
        try (Stream<Path> jars = listed("lib")) {
            Path file = jars.filter(path ->
                            path.getFileSystem().getPathMatcher("glob:" + jar).matches(path.getFileName()))
                    .findFirst()
                    .orElseThrow();
            try (ZipFile zip = new ZipFile(file.toFile());
                    InputStream in = zip.getInputStream(zip.getEntry(entry))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
