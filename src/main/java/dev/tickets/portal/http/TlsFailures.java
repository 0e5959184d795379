package dev.tickets.portal.http;

import static dev.tickets.portal.http.CertificateWords.cause;
import static dev.tickets.portal.http.CertificateWords.shown;

import dev.tickets.ticket.ErrorCode;
import dev.tickets.ticket.TicketsException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Failures of TLS in words: what happened, why, what to do. Java's own messages name classes and say little. The text
 * of a server is hostile until it is verified, and is made safe here.
 */
final class TlsFailures {
    private static final String ADDRESS_HINT =
            "check the portal's address and port: tickets login --portal URL, or portal and api-url in config.toml";
    private static final String OPERATOR_HINT = "tell the portal's operator; tickets -vv shows more";

    private TlsFailures() {}

    /**
     * A handshake that failed.
     *
     * @param host that the user asked for
     * @param chain certificates of the server, its own first; null for none
     * @param keyAsked whether the server asked for a certificate of this machine
     * @param caFile of the profile, or null
     */
    static TlsException of(
            SSLException e, String host, X509Certificate @Nullable [] chain, boolean keyAsked, @Nullable Path caFile) {
        if (chain == null || chain.length == 0 || !CertificateWords.isMeant(e)) {
            return handshake(e, host, keyAsked);
        }
        return new CertificateWords(e, host, chain, caFile).explain();
    }

    /** The failure of a handshake, from Java's message. */
    private static TlsException handshake(SSLException e, String host, boolean keyAsked) {
        String said = said(e);
        if (said.contains("unrecognized ssl message") || said.contains("plaintext connection")) {
            return new TlsException("the server does not use TLS on this port", ADDRESS_HINT, e);
        }
        if (keyAsked || said.contains("certificate_required")) {
            return keyWanted(e);
        }
        if (said.contains("protocol version")
                || said.contains("protocol_version")
                || said.contains("no appropriate protocol")) {
            return new TlsException(
                    "the server supports no safe version of TLS: 1.2 or 1.3 is required",
                    "tell the portal's operator that TLS 1.0 and 1.1 are out of use (RFC 8996)",
                    e);
        }
        if (said.contains("algorithm constraints")) {
            return new TlsException("the server uses keys or algorithms that are no longer safe", OPERATOR_HINT, e);
        }
        if (said.contains("handshake_failure")
                || said.contains("insufficient_security")
                || said.contains("cipher suite")
                || said.contains("ciphersuite")) {
            return new TlsException("the server and this machine share no TLS cipher or algorithm", OPERATOR_HINT, e);
        }
        if (said.contains("unrecognized_name")) {
            return new TlsException("the server does not know the name " + shown(host), ADDRESS_HINT, e);
        }
        if (cause(e, EOFException.class) != null) {
            return closed(e);
        }
        return new TlsException("TLS failed: " + words(e), OPERATOR_HINT, e);
    }

    /** The server does not go on without a certificate of this machine. */
    static TlsException keyWanted(IOException e) {
        return new TlsException(
                "the server requires a client certificate, which tickets does not support",
                "ask the portal's operator for an address that works without a client certificate",
                e);
    }

    /** The server has ended the connection in the handshake. */
    static TlsException closed(IOException e) {
        return new TlsException(
                "the server closed the connection during the TLS handshake",
                "check that the server uses TLS on this port; " + ADDRESS_HINT,
                e);
    }

    /** The connection broke in the handshake. */
    static SocketException reset(SocketException e) {
        SocketException broken =
                new SocketException("the connection broke during the TLS handshake (" + e.getMessage() + ")");
        broken.initCause(e);
        return broken;
    }

    /** This Java has no TLS. */
    static TicketsException unusableJava(Exception e) {
        return new TicketsException(
                ErrorCode.USAGE,
                "this Java has no TLS: " + e.getMessage(),
                "set JAVA_HOME to a complete Java, 17 or later",
                e);
    }

    /** Why TLS failed: also after the handshake, when the connection was in use. */
    static String why(SSLException e) {
        if (e instanceof TlsException) {
            return String.valueOf(e.getMessage());
        }
        String said = said(e);
        if (said.contains("certificate_required") || said.contains("bad_certificate")) {
            return String.valueOf(keyWanted(e).getMessage());
        }
        return "the TLS connection broke: " + words(e);
    }

    static String hint(SSLException e) {
        if (e instanceof TlsException known) {
            return known.hint();
        }
        String said = said(e);
        return said.contains("certificate_required") || said.contains("bad_certificate")
                ? keyWanted(e).hint()
                : OPERATOR_HINT;
    }

    /** Java's message in lower case. */
    private static String said(SSLException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    }

    /** Java's words where they are for people; they name classes and methods of Java where they are not. */
    private static String words(SSLException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("(") && message.contains(") ")) {
            // later Javas begin with the name of the alert
            message = message.substring(message.indexOf(") ") + 2);
        }
        boolean forPeople = !message.contains("Exception") && !message.contains("PKIX") && !message.contains(".");
        return forPeople ? shown(message) : "the server violates the TLS protocol";
    }
}
