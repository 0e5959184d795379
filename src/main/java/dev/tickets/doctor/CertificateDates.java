package dev.tickets.doctor;

import static dev.tickets.render.PrivatePart.HOST;
import static dev.tickets.render.RedactableText.hidden;
import static dev.tickets.render.RedactableText.safe;

import dev.tickets.render.DoctorCheck;
import dev.tickets.render.RedactableText;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the certificates of a server that were verified expire. */
final class CertificateDates {
    /** Time enough for an operator to renew a certificate. */
    private static final Duration SOON = Duration.ofDays(21);

    private final List<X509Certificate> chain;
    private final Instant now;

    CertificateDates(List<X509Certificate> chain, Instant now) {
        this.chain = chain;
        this.now = now;
    }

    /** @param caFile of the profile; null for none */
    DoctorCheck check(String host, @Nullable Path caFile) {
        RedactableText trusted = caFile == null
                ? RedactableText.of("")
                : RedactableText.of("; certificates in {} (ca-file) are trusted, too", caFile);
        X509Certificate first = null;
        for (X509Certificate one : chain) {
            // an authority that signs itself is trusted by its key: its date does not count
            boolean root = one.getIssuerX500Principal().equals(one.getSubjectX500Principal());
            boolean counts = !root || chain.size() == 1;
            if (counts
                    && (first == null
                            || one.getNotAfter()
                                    .toInstant()
                                    .isBefore(first.getNotAfter().toInstant()))) {
                first = one;
            }
        }
        if (first == null) {
            return DoctorCheck.ok(
                    "tls", RedactableText.of("the connection to {} is encrypted{}", hidden(HOST, host), trusted));
        }
        Instant end = first.getNotAfter().toInstant();
        Duration left = Duration.between(now, end);
        RedactableText day = safe(end.toString().substring(0, "2026-01-31".length()));
        RedactableText whose = first.equals(chain.get(0))
                ? RedactableText.of("the certificate of {}", hidden(HOST, host))
                : RedactableText.of("a certificate that signs for {}", hidden(HOST, host));
        RedactableText found =
                RedactableText.of("{} is valid for {} more days, until {}{}", whose, left.toDays(), day, trusted);
        return left.compareTo(SOON) > 0
                ? DoctorCheck.ok("tls", found)
                : DoctorCheck.warning("tls", found)
                        .meaning(RedactableText.of("After that day no command reaches the portal."))
                        .hint(RedactableText.of("ask the portal's operator to renew the certificate"));
    }
}
