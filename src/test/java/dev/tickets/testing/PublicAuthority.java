package dev.tickets.testing;

/**
 * An authority as public ones are today: a root with RSA, below it an intermediate on an elliptic curve, which issues
 * certificates on one. Verifying such a chain takes more code than a certificate that is trusted itself.
 */
public final class PublicAuthority {
    private final Issued root =
            new Issued.Order("CN=Root").rsa(2048).authority().make();
    private final Issued intermediate =
            new Issued.Order("CN=Intermediate").by(root).authority().make();

    /** The root as a text file. */
    public String pem() {
        return root.pem();
    }

    /** How a server for {@code localhost} speaks TLS: it presents its certificate and the intermediate's. */
    public Tls localhost() {
        return new Tls(new Issued.Order("CN=localhost")
                        .hosts("localhost")
                        .by(intermediate)
                        .make())
                .presenting(2);
    }
}
