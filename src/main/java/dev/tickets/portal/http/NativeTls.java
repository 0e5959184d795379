package dev.tickets.portal.http;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/**
 * TLS of BoringSSL, through Conscrypt, which is ready in a fraction of the time that Java's own TLS takes in a short
 * run, and decrypts faster. Knows less than Java's TLS on purpose: TLS 1.2 and 1.3 with forward secrecy, and nothing
 * that an administrator has set for Java. Java verifies the certificates in any case.
 *
 * <p>docs/decisions.md says when a run uses which; {@link Tls} falls back to Java's TLS after any failure.
 */
final class NativeTls {
    /** {@code native} where the start script knows the library of this system. */
    private static final String CHOICE = "tickets.tls";

    /** The property of {@code java.security} that says what Java's TLS must not use. */
    private static final String DISABLED = "jdk.tls.disabledAlgorithms";

    static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    /** The beginnings of system properties that configure Java's TLS, which BoringSSL would not see. */
    private static final List<String> SETTINGS =
            List.of("javax.net.", "jdk.tls.", "com.sun.net.ssl.", "com.sun.security.", "https.", "java.security.");

    /**
     * What {@code jdk.tls.disabledAlgorithms} of Java 17 to 25 forbids, and what the suites above do not contain. With
     * any other word in it, an administrator has forbidden more.
     */
    private static final Set<String> EXCLUDED = Set.of(
            "SSLv3",
            "TLSv1",
            "TLSv1.1",
            "DTLSv1.0",
            "RC4",
            "DES",
            "MD5withRSA",
            "DH keySize < 1024",
            "EC keySize < 224",
            "3DES_EDE_CBC",
            "anon",
            "NULL",
            "ECDH",
            "TLS_RSA_*",
            "include jdk.disabled.namedCurves");

    /** The curves of BoringSSL. */
    private static final List<String> CURVES = List.of("x25519", "secp256r1", "secp384r1", "secp521r1");

    /** Later Javas forbid SHA-1 for the signature of a handshake, which TLS 1.3 does not know. */
    private static final String SHA1_SIGNATURE = "_sha1 usage HandshakeSignature";

    private NativeTls() {}

    /**
     * The strategy for handshakes.
     *
     * @return null where Java's TLS is the one to use
     */
    static @Nullable TlsSocketStrategy strategy(KeyManager keys, TrustManager trust) {
        SSLContext context = context(keys, trust);
        return context == null
                ? null
                : new DefaultClientTlsStrategy(
                        context,
                        protocols(Security.getProperty(DISABLED)),
                        SUITES.toArray(new String[0]),
                        SSLBufferMode.STATIC,
                        HostnameVerificationPolicy.BUILTIN,
                        new ExactName());
    }

    /** A context for handshakes; null where Java's TLS is the one to use. */
    static @Nullable SSLContext context(KeyManager keys, TrustManager... trust) {
        if (!isAllowed(System.getProperties(), Security::getProperty)) {
            return null;
        }
        try {
            Provider provider =
                    Conscrypt.newProviderBuilder().provideTrustManager(false).build();
            SSLContext context = SSLContext.getInstance("TLSv1.3", provider);
            context.init(new KeyManager[] {keys}, trust, null);
            return context;
        } catch (LinkageError | GeneralSecurityException | RuntimeException unusable) {
            // the library of another system, or none: Java's TLS does the same, only later
            return null;
        }
    }

    /**
     * Whether nothing but the start script has a word in the choice of TLS.
     *
     * @param security a property of {@code java.security}, null for none
     */
    static boolean isAllowed(Properties system, Function<String, @Nullable String> security) {
        return "native".equals(system.getProperty(CHOICE))
                && !containsSetting(system.stringPropertyNames())
                // in FIPS mode, the first provider is another
                && "SUN".equals(security.apply("security.provider.1"))
                && excludesAll(security.apply(DISABLED))
                && !namesCurve(security.apply("jdk.disabled.namedCurves"));
    }

    /** TLS 1.2 would accept SHA-1, so it is left to Java where Java does not. */
    static String[] protocols(@Nullable String disabled) {
        return disabled != null && disabled.contains(SHA1_SIGNATURE)
                ? new String[] {"TLSv1.3"}
                : new String[] {"TLSv1.3", "TLSv1.2"};
    }

    private static boolean containsSetting(Set<String> properties) {
        for (String property : properties) {
            for (String setting : SETTINGS) {
                if (property.startsWith(setting)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean namesCurve(@Nullable String disabled) {
        for (String curve : CURVES) {
            if (disabled != null && disabled.toLowerCase(Locale.ROOT).contains(curve)) {
                return true;
            }
        }
        return false;
    }

    private static boolean excludesAll(@Nullable String disabled) {
        if (disabled == null) {
            return false;
        }
        for (String algorithm : disabled.split(",", -1)) {
            String word = algorithm.strip();
            if (!EXCLUDED.contains(word) && !word.endsWith(SHA1_SIGNATURE)) {
                return false;
            }
        }
        return true;
    }
}
