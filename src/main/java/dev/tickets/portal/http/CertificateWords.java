package dev.tickets.portal.http;

import dev.tickets.render.SafeText;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Explains why a server's certificates were refused. */
final class CertificateWords {
    /** Kinds of names in a certificate (RFC 5280, section 4.2.1.6). */
    private static final int DNS_NAME = 2;

    private static final int IP_ADDRESS = 7;
    private static final int SHORTEST_RSA = 1024;
    private static final int MOST_NAMES = 5;
    private static final String CLOCK_HINT = "check this machine's clock with: date";
    private static final String RENEW_HINT = "the portal's operator must renew the certificate; " + CLOCK_HINT;
    private static final String NEW_ONE_HINT = "the portal's operator must get a new certificate";

    private final SSLException failure;
    private final String host;
    private final X509Certificate[] chain;
    private final @Nullable Path caFile;

    CertificateWords(SSLException failure, String host, X509Certificate[] chain, @Nullable Path caFile) {
        this.failure = failure;
        this.host = shown(host);
        this.chain = chain;
        this.caFile = caFile;
    }

    /** Whether the handshake failed because of a certificate. */
    static boolean isMeant(SSLException e) {
        return e instanceof SSLPeerUnverifiedException || cause(e, CertificateException.class) != null;
    }

    /** The time comes first: an expired or future certificate is refused in any case. */
    TlsException explain() {
        // a server may send certificates that are of no use; only those in use count
        int used = isAboutPath(failure) ? chain.length : 1;
        for (int i = 0; i < used; i++) {
            String time = time(chain[i]);
            if (time != null) {
                return failed(subject(i) + time, time.startsWith(" expired") ? RENEW_HINT : CLOCK_HINT);
            }
        }
        CertPathValidatorException path = cause(failure, CertPathValidatorException.class);
        if (path != null && path.getReason() == BasicReason.REVOKED) {
            CertificateRevokedException revoked = cause(path, CertificateRevokedException.class);
            return failed(
                    subject(Math.max(0, path.getIndex())) + " was revoked"
                            + (revoked == null ? "" : " on " + day(revoked.getRevocationDate())),
                    NEW_ONE_HINT);
        }
        if (path != null && path.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
            return weak();
        }
        if (isAboutPath(failure)) {
            return untrusted();
        }
        CertificateException refusal = cause(failure, CertificateException.class);
        boolean named = failure instanceof SSLPeerUnverifiedException
                || (refusal != null && refusal.getClass() == CertificateException.class);
        return named ? otherName() : failed(subject(0) + " is not made for a web server", NEW_ONE_HINT);
    }

    private TlsException failed(String why, String hint) {
        return new TlsException(why, hint, failure);
    }

    /** {@code the certificate of portal.example.net}, or of an authority that signs for the portal. */
    private String subject(int index) {
        return index == 0 || index >= chain.length
                ? "the certificate of " + host
                : "the certificate of " + name(chain[index].getSubjectX500Principal()) + ", which signs for " + host
                        + ",";
    }

    private static @Nullable String time(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return null;
        } catch (CertificateExpiredException e) {
            return " expired on " + day(certificate.getNotAfter());
        } catch (CertificateNotYetValidException e) {
            return " is not valid before " + day(certificate.getNotBefore());
        }
    }

    /** In UTC, as certificates have it. */
    private static String day(Date date) {
        String text = date.toInstant().toString();
        return text.substring(0, text.indexOf('T'));
    }

    private TlsException weak() {
        for (int i = 0; i < chain.length; i++) {
            PublicKey key = chain[i].getPublicKey();
            if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA) {
                return failed(
                        subject(i) + " has an RSA key of " + rsa.getModulus().bitLength()
                                + " bits, which is too short to be safe",
                        NEW_ONE_HINT);
            }
        }
        for (int i = 0; i < chain.length; i++) {
            String algorithm = chain[i].getSigAlgName().toUpperCase(Locale.ROOT);
            if (algorithm.contains("MD5") || algorithm.contains("MD2") || algorithm.contains("SHA1")) {
                return failed(
                        subject(i) + " is signed with " + shown(chain[i].getSigAlgName()) + ", which is no longer safe",
                        NEW_ONE_HINT);
            }
        }
        return failed(
                subject(0) + " or its issuer has a key or a signature that is no longer safe ("
                        + shown(chain[0].getPublicKey().getAlgorithm()) + ", "
                        + shown(chain[0].getSigAlgName()) + ")",
                NEW_ONE_HINT);
    }

    private TlsException untrusted() {
        X509Certificate last = chain[chain.length - 1];
        String issuer = name(last.getIssuerX500Principal());
        boolean own = last.getIssuerX500Principal().equals(last.getSubjectX500Principal());
        if (own && chain.length == 1) {
            return failed(
                    subject(0) + " is self-signed, and this machine does not trust it",
                    "if the certificate is right, save it as PEM and " + trustHint());
        }
        String said = subject(0) + " is signed by " + name(chain[0].getIssuerX500Principal())
                + ", which this machine does not trust";
        if (own || chain.length > 1) {
            String authority =
                    issuer.equals(name(chain[0].getIssuerX500Principal())) ? "" : " (nor its authority " + issuer + ")";
            return failed(
                    said + authority,
                    "if " + issuer + " is an authority of your own, save its certificate as PEM and " + trustHint());
        }
        return failed(
                said + ", and the server sends no certificate of that issuer",
                "for a public authority, the portal's operator must send the whole chain; for an authority"
                        + " of your own, save its certificate as PEM and " + trustHint());
    }

    private String trustHint() {
        return caFile == null
                ? "set ca-file = \"FILE\" in config.toml"
                : "add the certificate to " + SafeText.line(caFile.toString()) + ", the ca-file of config.toml";
    }

    private TlsException otherName() {
        List<String> names = names(chain[0]);
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < Math.min(names.size(), MOST_NAMES); i++) {
            list.append(i == 0 ? "" : ", ").append(shown(names.get(i)));
        }
        if (names.size() > MOST_NAMES) {
            list.append(" and ").append(names.size() - MOST_NAMES).append(" more");
        }
        return failed(
                subject(0) + " is valid for " + (list.isEmpty() ? "no host at all" : list) + ", not for " + host,
                "check the portal's address: tickets login --portal URL, or portal and api-url in config.toml");
    }

    /** The hosts of the certificate; without a list, the common name of its subject. */
    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> one : alternatives == null ? List.<List<?>>of() : alternatives) {
                boolean host = one.get(0).equals(DNS_NAME) || one.get(0).equals(IP_ADDRESS);
                if (host && one.get(1) instanceof String name) {
                    names.add(name);
                }
            }
        } catch (CertificateParsingException damaged) {
            return names;
        }
        String common = names.isEmpty() ? part(certificate.getSubjectX500Principal(), "CN") : null;
        if (common != null) {
            names.add(common);
        }
        return names;
    }

    /** The holder's common name, else organization, else the whole name. */
    private static String name(X500Principal principal) {
        for (String part : List.of("CN", "O", "OU")) {
            String name = part(principal, part);
            if (name != null && !name.isBlank()) {
                return shown(name.strip());
            }
        }
        String whole = principal.getName();
        return whole.isBlank() ? "an issuer without a name" : shown(whole);
    }

    private static @Nullable String part(X500Principal principal, String type) {
        try {
            List<Rdn> parts = new LdapName(principal.getName()).getRdns();
            for (int i = parts.size() - 1; i >= 0; i--) {
                if (parts.get(i).getType().equalsIgnoreCase(type)
                        && parts.get(i).getValue() instanceof String value) {
                    return value;
                }
            }
            return null;
        } catch (InvalidNameException damaged) {
            return null;
        }
    }

    /** The first cause of that kind; null when there is none. */
    static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> kind) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    /** Whether the certificates do not lead to an authority, or not by the rules. */
    static boolean isAboutPath(Throwable e) {
        return cause(e, CertPathValidatorException.class) != null || cause(e, CertPathBuilderException.class) != null;
    }

    /** A server's text: one line, safe for a terminal, cut if too long. */
    static String shown(String text) {
        String safe = SafeText.line(text);
        return safe.codePointCount(0, safe.length()) <= 100
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, 99)) + "…";
    }
}
