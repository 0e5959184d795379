package dev.tickets.testing;

import dev.tickets.config.Credential;
import dev.tickets.portal.Portal;
import dev.tickets.state.logins.StoredLogin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A process of its own: asks the portal with the stored session who is logged in, and prints the answer. */
public final class RenewingProcess {
    private RenewingProcess() {}

    /**
     * Starts the process.
     *
     * @param folder of the {@link Client}
     */
    public static Process start(Path folder, URI portal) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RenewingProcess.class.getName(),
                        folder.toString(),
                        portal.toString())
                .redirectErrorStream(true)
                .start();
    }

    public static void main(String[] arguments) {
        Client client = new Client(Path.of(arguments[0]), URI.create(arguments[1]));
        StoredLogin login = client.store().read("work").orElseThrow();
        try (Portal portal = client.portal(new Credential.Session(login, null, "this process"))) {
            System.out.println(portal.whoAmI().email());
        }
    }
}
