package dev.tickets.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The readers of bytes from others keep their promises for the stored inputs, and for what a fuzzer invents. */
@Execution(ExecutionMode.SAME_THREAD)
class FuzzTest {
    /** Minutes for all targets together; 0 for no invented inputs. */
    private static final double MINUTES = Double.parseDouble(System.getProperty("fuzz.minutes", "1"));
    /** The id of the only target to run; empty for all. */
    private static final String ONLY = System.getProperty("fuzz.target", "");

    @ParameterizedTest
    @EnumSource
    void each_target_has_inputs(FuzzTarget target) throws IOException {
        assertThat(inputs(target)).isNotEmpty();
    }

    @TestFactory
    List<DynamicTest> stored_inputs() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (FuzzTarget target : FuzzTarget.values()) {
            for (Path input : inputs(target)) {
                tests.add(dynamicTest(
                        target.id() + " " + input.getFileName(), () -> target.read(Files.readAllBytes(input))));
            }
        }
        return tests;
    }

    /** {@code -Dfuzz.target=ID} chooses one. */
    @Test
    void the_chosen_target_exists() {
        assertThat(ONLY.isEmpty() || !chosen().isEmpty())
                .as("-Dfuzz.target is one of %s", ids())
                .isTrue();
    }

    @Tag("thorough")
    @Tag("fuzz")
    @TestFactory
    List<DynamicTest> invented_inputs() {
        if (MINUTES == 0) {
            return List.of();
        }
        List<FuzzTarget> targets = chosen();
        Duration each = Duration.ofSeconds(Math.max(1, Math.round(MINUTES * 60 / targets.size())));
        return targets.stream()
                .map(target -> dynamicTest(target.id(), () -> new Fuzzer(target).run(each)))
                .toList();
    }

    private static List<FuzzTarget> chosen() {
        return Arrays.stream(FuzzTarget.values())
                .filter(target -> ONLY.isEmpty() || ONLY.equals(target.id()))
                .toList();
    }

    private static List<String> ids() {
        return Arrays.stream(FuzzTarget.values()).map(FuzzTarget::id).toList();
    }

    private static List<Path> inputs(FuzzTarget target) throws IOException {
        try (Stream<Path> files = Files.list(Fuzzer.inputs(target))) {
            return files.sorted().toList();
        }
    }
}
