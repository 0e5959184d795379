package dev.tickets.portal.http;

import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.ssl.HttpsSupport;

/**
 * Finds a host's own name in a certificate. Patterns, addresses and common names are left to others, which take longer:
 * HttpClient, for names that Java does not know, reads a list of all public suffixes.
 */
final class ExactName implements HostnameVerifier {
    /** The kind of a name in a certificate (RFC 5280, section 4.2.1.6). */
    private static final int DNS_NAME = 2;

    /** Whether the first certificate lists the host by its own name; an address is no name. */
    static boolean isIn(Certificate[] chain, String host) {
        if (chain.length == 0 || !(chain[0] instanceof X509Certificate certificate) || isAddress(host)) {
            return false;
        }
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            for (List<?> name : names == null ? List.<List<?>>of() : names) {
                if (name.get(0).equals(DNS_NAME) && name.get(1) instanceof String text && text.equalsIgnoreCase(host)) {
                    return true;
                }
            }
            return false;
        } catch (CertificateParsingException damaged) {
            return false;
        }
    }

    /** No name consists of digits and dots alone. */
    private static boolean isAddress(String host) {
        boolean letters = false;
        for (int i = 0; i < host.length(); i++) {
            letters |= Character.isLetter(host.charAt(i));
        }
        return !letters || host.indexOf(':') >= 0;
    }

    @Override
    public boolean verify(String host, SSLSession session) {
        try {
            // HttpClient would let "*" stand for any name without a dot, and Java does not
            return isIn(session.getPeerCertificates(), host)
                    || (host.indexOf('.') > 0
                            && HttpsSupport.getDefaultHostnameVerifier().verify(host, session));
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }
}
