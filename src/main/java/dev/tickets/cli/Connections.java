package dev.tickets.cli;

import dev.tickets.config.AttachmentRules;
import dev.tickets.config.Credential;
import dev.tickets.config.Profile;
import dev.tickets.config.Secret;
import dev.tickets.portal.Login;
import dev.tickets.portal.Portal;
import dev.tickets.portal.hostbill.HostBillLogin;
import dev.tickets.portal.hostbill.HostBillPortal;
import dev.tickets.portal.http.HttpConnection;
import dev.tickets.portal.http.Retrying;
import dev.tickets.sandbox.SandboxOptions;
import dev.tickets.sandbox.SandboxPortal;
import dev.tickets.state.logins.AuthMethod;
import dev.tickets.state.logins.PortalType;
import dev.tickets.state.portals.PortalFactsStore;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes the portal and the login of a profile, by its type; runs the practice portal while it is needed. */
final class Connections implements AutoCloseable {
    /** Below what the sandbox refuses, with room for the other fields. */
    private static final long SANDBOX_REQUEST = 60L << 20;

    private final Run run;
    private final PrintWriter err;
    private @Nullable SandboxPortal sandbox;

    Connections(Run run, PrintWriter err) {
        this.run = run;
        this.err = err;
    }

    Portal portal(Profile profile) {
        return portal(profile, credential(profile));
    }

    Portal portal(Profile profile, Credential credential) {
        if (credential instanceof Credential.Session) {
            // a session that begins or is renewed must be kept
            run.places().own();
        }
        return switch (profile.type()) {
            case HOSTBILL ->
                new HostBillPortal(
                        http(profile.apiUrl(), profile.caFile()),
                        profile,
                        credential,
                        run.store(),
                        memory(profile),
                        run.progress());
        };
    }

    Login login(PortalType type, URI apiUrl, @Nullable Path caFile) {
        return switch (type) {
            case HOSTBILL -> new HostBillLogin(http(apiUrl, caFile), apiUrl);
        };
    }

    /** The credential of the profile; the sandbox needs none that anybody would know. */
    Credential credential(Profile profile) {
        return profile.name().equals(Profile.SANDBOX)
                ? new Credential.Token(Secret.of(sandbox().token()), "the sandbox itself")
                : run.credentials().find(profile, run.profiles().configured().login(profile.name()));
    }

    Profile sandboxProfile() {
        URI address = sandbox().address();
        return Profile.plain(
                        Profile.SANDBOX,
                        address,
                        URI.create(address + "/api"),
                        PortalType.HOSTBILL,
                        sandbox().user(),
                        AuthMethod.TOKEN)
                .with(
                        SandboxCommand.ADDRESS + "/tickets/view/{number}/",
                        AttachmentRules.DEFAULT.withMaxRequest(SANDBOX_REQUEST));
    }

    private SandboxPortal sandbox() {
        if (sandbox == null) {
            sandbox = SandboxPortal.start(SandboxOptions.in(SandboxCommand.folder(run))
                    .withClock(run.surroundings().clock()));
        }
        return sandbox;
    }

    /** What was learned of the profile's portal. */
    PortalFactsStore memory(Profile profile) {
        // the sandbox has another port, and so another origin, each time
        String key = profile.name().equals(Profile.SANDBOX) ? Profile.SANDBOX : profile.origin();
        return new PortalFactsStore(run.folders().state().resolve("portals"), key, run.trust(), run::notice);
    }

    private HttpConnection http(URI portal, @Nullable Path caFile) {
        ProcessContext surroundings = run.surroundings();
        return new HttpConnection(
                portal,
                surroundings.limits().within(run.timeout()),
                run.deadline(),
                new RequestLog(err, run),
                new Retrying(surroundings.sleeper(), surroundings.jitter(), surroundings.clock()),
                surroundings.environment(),
                caFile == null ? null : run.trust().checked(caFile));
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
