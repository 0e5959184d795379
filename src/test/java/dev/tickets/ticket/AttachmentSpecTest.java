package dev.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was given with -a, cut in name and path. */
class AttachmentSpecTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.log          |         | /logs/app.log",
                "log.txt=app.log  | log.txt | /logs/app.log",
                "log.txt=/app.log | log.txt | /app.log",
                "log.txt=a=b.log  | log.txt | /logs/a=b.log",
                "a=b.txt=/app.log | a=b.txt | /app.log",
                "=b.txt=/app.log  | =b.txt  | /app.log",
                "a=b=/c=/app.log  | a=b     | /c=/app.log",
                "./a=b.log        |         | /logs/./a=b.log",
                "/a=/b.log        |         | /a=/b.log",
                "=a.log           |         | /logs/=a.log",
                "log.txt=-        | log.txt | ",
            })
    void is_a_path_or_a_name_and_a_path(String text, @Nullable String name, @Nullable Path path) {
        AttachmentSpec spec = AttachmentSpec.parse(text, Path.of("/logs"));

        assertThat(spec.name()).isEqualTo(name);
        assertThat(spec.path()).isEqualTo(path);
    }
}
