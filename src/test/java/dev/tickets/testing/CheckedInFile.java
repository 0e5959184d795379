package dev.tickets.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the source tree that is generated, and checked in so that it can be read, reviewed and packaged. A test
 * compares it with what the generator says now; the same test run with {@code -Dtickets.update=true} writes it anew.
 *
 * @param path where the file is, relative to the root of the tree
 */
public record CheckedInFile(Path path) {
    /** The file at this path, relative to the root of the tree. */
    public static CheckedInFile at(String path) {
        return new CheckedInFile(Path.of(path));
    }

    /** Fails, naming the command that mends it, unless the file is exactly this text. */
    public void mustBe(String generated) {
        mustBe(generated, Boolean.getBoolean("tickets.update"));
    }

    void mustBe(String generated, boolean update) {
        try {
            if (update) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, generated);
            }
            String checkedIn = Files.exists(path) ? Files.readString(path) : "";
            assertThat(checkedIn)
                    .as("%s is out of date; write it anew with: mvn test -Dtickets.update=true -Dtest=%s", path, test())
                    .isEqualTo(generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The simple name of the test that asks: the nearest caller whose class is not this one. */
    private static String test() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> type != CheckedInFile.class)
                        .findFirst()
                        .map(Class::getSimpleName)
                        .orElse("*"));
    }
}
