package dev.tickets;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.tickets.cli.ProcessContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the rooms, and which library each of them knows. */
class ArchitectureTest {
    /** From the front door down: a room imports only rooms below it. */
    private static final List<String> ROOMS = List.of(
            "dev.tickets",
            "dev.tickets.cli..",
            "dev.tickets.sandbox..",
            "dev.tickets.doctor..",
            "dev.tickets.compose..",
            "dev.tickets.filing..",
            "dev.tickets.attach..",
            "dev.tickets.portal.hostbill..",
            "dev.tickets.portal.rt..",
            "dev.tickets.portal.http..",
            "dev.tickets.portal",
            "dev.tickets.encrypt..",
            "dev.tickets.terminal..",
            "dev.tickets.config..",
            "dev.tickets.state..",
            "dev.tickets.render..",
            "dev.tickets.ticket..");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tickets");

    static Stream<Arguments> rooms() {
        return ROOMS.subList(1, ROOMS.size()).stream()
                .map(room -> Arguments.of(room, ROOMS.subList(0, ROOMS.indexOf(room))));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_imports_only_rooms_below_it(String room, List<String> above) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above.toArray(new String[0]))
                .check(CLASSES);
    }

    static Stream<Arguments> libraries() {
        return Stream.of(
                Arguments.of("picocli..", List.of("dev.tickets.cli..")),
                Arguments.of("org.apache.hc..", List.of("dev.tickets.portal.http..")),
                Arguments.of("org.conscrypt..", List.of("dev.tickets.portal.http..")),
                Arguments.of("org.bouncycastle..", List.of("dev.tickets.encrypt..")),
                Arguments.of("org.jsoup..", List.of("dev.tickets.render..")),
                Arguments.of("com.electronwill..", List.of("dev.tickets.config..")),
                Arguments.of("org.jline..", List.of("dev.tickets.terminal..")),
                Arguments.of("java.sql..", List.of("dev.tickets.sandbox..")),
                Arguments.of("org.sqlite..", List.of("dev.tickets.sandbox..")),
                Arguments.of("com.sun.net.httpserver..", List.of("dev.tickets.sandbox..")),
                Arguments.of("java.net.http..", List.of()),
                Arguments.of("org.slf4j..", List.of()),
                // JSON is four things here: the portal's wire, the practice portal's, what we print, what we keep
                Arguments.of(
                        "com.fasterxml.jackson..",
                        List.of(
                                "dev.tickets.portal.hostbill..",
                                "dev.tickets.portal.rt..",
                                "dev.tickets.sandbox..",
                                "dev.tickets.render..",
                                "dev.tickets.config..",
                                "dev.tickets.state..")));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void a_library_is_known_to_its_room_only(String library, List<String> rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms.toArray(new String[0]))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @Test
    void the_practice_portal_shares_no_code_with_the_client() {
        noClasses()
                .that()
                .resideInAPackage("dev.tickets.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tickets.portal..", "dev.tickets.render..", "dev.tickets.config..", "dev.tickets.state..")
                .check(CLASSES);
    }

    @Test
    void only_the_process_context_touches_the_process() {
        noClasses()
                .that(not(belongToAnyOf(ProcessContext.class, Main.class)))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    static Stream<String> packages() {
        return CLASSES.stream().map(JavaClass::getPackageName).distinct().sorted();
    }

    /** A class here is a file: what is nested in it counts as its own. */
    @ParameterizedTest
    @MethodSource("packages")
    void no_class_of_a_package_uses_one_that_uses_it_back(String room) {
        SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass one) {
                        return one.getPackageName().equals(room)
                                ? SliceIdentifier.of(file(one).getName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "the files of " + room;
                    }
                })
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static JavaClass file(JavaClass one) {
        return one.getEnclosingClass().map(ArchitectureTest::file).orElse(one);
    }

    @Test
    void run_and_services_are_known_to_the_command_line_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tickets.cli..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.tickets.cli.Run")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.tickets.cli.Services")
                .check(CLASSES);
    }

    @Test
    void only_these_classes_of_the_command_line_do_not_know_picocli() {
        Map<String, Boolean> knowing = new TreeMap<>();
        for (JavaClass one : CLASSES) {
            if (one.getPackageName().equals("dev.tickets.cli")
                    && !file(one).getSimpleName().equals("package-info")) {
                boolean knows = one.getDirectDependenciesFromSelf().stream()
                        .anyMatch(use -> use.getTargetClass().getPackageName().startsWith("picocli"));
                knowing.merge(file(one).getSimpleName(), knows, Boolean::logicalOr);
            }
        }
        knowing.values().removeIf(knows -> knows);
        assertThat(knowing.keySet())
                .containsExactly(
                        "CommandNames",
                        "CompletionCache",
                        "Connections",
                        "DoctorPortal",
                        "FilingReport",
                        "ForeignWords",
                        "LoginCheck",
                        "LoginDialog",
                        "LoginTarget",
                        "OutboxReport",
                        "OutboxSending",
                        "OutboxWaiting",
                        "OutboxWarning",
                        "PortalProber",
                        "ProcessContext",
                        "Rescue",
                        "Run",
                        "Services",
                        "Streams");
    }
}
