package dev.tickets.compose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tickets.testing.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostInfoTest {
    @TempDir
    Path root;

    private final Clock clock = Clock.fixed(Cli.NOW, ZoneOffset.ofHours(9));

    private String line() {
        return new HostInfo(root, Map.of("HOSTNAME", "from-shell"), clock).line();
    }

    private void file(String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Test
    void names_the_machine_its_system_its_kernel_and_the_time() throws IOException {
        file("proc/sys/kernel/hostname", "web1\n".getBytes(ISO_8859_1));
        file("proc/sys/kernel/osrelease", "6.1.0\n".getBytes(ISO_8859_1));
        file("etc/os-release", "NAME=x\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n".getBytes(ISO_8859_1));

        assertThat(line()).isEqualTo("web1, Debian GNU/Linux 12, kernel 6.1.0, 2026-01-02T12:04:05+09:00");
    }

    @Test
    void leaves_out_what_it_cannot_read() throws IOException {
        file("proc/sys/kernel/hostname", new byte[0]);
        file("etc/os-release", "PRETTY_NAME=\"gr\u00fcn\"\n".getBytes(ISO_8859_1));

        assertThat(line()).isEqualTo("from-shell, 2026-01-02T12:04:05+09:00");
    }
}
