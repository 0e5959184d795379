package dev.tickets.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.jspecify.annotations.Nullable;

/** A certificate of a test's own making, with its key and those above it. */
public record Issued(
        X509Certificate certificate, KeyPair keys, @Nullable Issued issuer) {
    private static final AtomicLong SERIAL = new AtomicLong(1);

    /** The certificate and those above it up to an authority. */
    public List<X509Certificate> chain() {
        List<X509Certificate> chain = new ArrayList<>();
        for (Issued one = this; one != null; one = one.issuer) {
            chain.add(one.certificate);
        }
        return chain;
    }

    /** As a text file. */
    public String pem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The private key as a text file. */
    public String keyPem() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    /** Bytes as PEM (RFC 7468). */
    public static String pem(String label, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }

    /** An authority that nobody knows, with this common name. */
    public static Issued authority(String name) {
        return new Order("CN=" + name).authority().make();
    }

    /** What a certificate shall say. */
    public static final class Order {
        private final String subject;
        private final List<GeneralName> hosts = new ArrayList<>();
        private Instant from = Instant.now().minus(Duration.ofDays(10));
        private Instant until = Instant.now().plus(Duration.ofDays(10));
        private @Nullable Issued issuer;
        private @Nullable KeyPair key;
        private boolean authority;
        private String keyAlgorithm = "EC";
        private int keyBits = 256;
        private String signature = "SHA256withECDSA";

        /** @param subject as in {@code CN=localhost, O=Example} */
        public Order(String subject) {
            this.subject = subject;
        }

        public Order hosts(String... names) {
            for (String name : names) {
                hosts.add(new GeneralName(GeneralName.dNSName, name));
            }
            return this;
        }

        public Order address(String ip) {
            hosts.add(new GeneralName(GeneralName.iPAddress, ip));
            return this;
        }

        public Order valid(Instant first, Instant last) {
            from = first;
            until = last;
            return this;
        }

        /** Without, it signs itself. */
        public Order by(Issued other) {
            issuer = other;
            return this;
        }

        public Order authority() {
            authority = true;
            return this;
        }

        public Order rsa(int bits) {
            keyAlgorithm = "RSA";
            keyBits = bits;
            return this;
        }

        /** For a key that there is already: as when an authority signs another one, which signs itself as well. */
        public Order key(KeyPair other) {
            key = other;
            return this;
        }

        /** How the issuer signs it: {@code SHA256withRSA}. */
        public Order signature(String algorithm) {
            signature = algorithm;
            return this;
        }

        public Issued make() {
            try {
                KeyPair keys = key == null ? newKey() : key;
                KeyPair signer = issuer == null ? keys : issuer.keys;
                String used = signer.getPublic().getAlgorithm().equals("RSA") && signature.endsWith("ECDSA")
                        ? "SHA256withRSA"
                        : signature;
                Signature signing = Signature.getInstance(used);
                signing.initSign(signer.getPrivate());
                TBSCertificate content = content(keys, algorithm(used));
                signing.update(content.getEncoded());
                ASN1Encodable[] parts = {content, algorithm(used), new DERBitString(signing.sign())};
                X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(new DERSequence(parts).getEncoded()));
                return new Issued(certificate, keys, issuer);
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private KeyPair newKey() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm);
            generator.initialize(keyBits);
            return generator.generateKeyPair();
        }

        private TBSCertificate content(KeyPair keys, AlgorithmIdentifier algorithm) throws IOException {
            V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
            X500Name name = new X500Name(subject);
            content.setSerialNumber(new ASN1Integer(BigInteger.valueOf(SERIAL.getAndIncrement())));
            content.setSubject(name);
            content.setIssuer(
                    issuer == null
                            ? name
                            : X500Name.getInstance(
                                    issuer.certificate.getSubjectX500Principal().getEncoded()));
            content.setStartDate(new Time(Date.from(from)));
            content.setEndDate(new Time(Date.from(until)));
            content.setSignature(algorithm);
            content.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
            content.setExtensions(extensions());
            return content.generateTBSCertificate();
        }

        private Extensions extensions() throws IOException {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!hosts.isEmpty()) {
                extensions.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(hosts.toArray(new GeneralName[0])));
            }
            return extensions.generate();
        }

        private static AlgorithmIdentifier algorithm(String name) {
            return switch (name) {
                case "SHA256withECDSA" -> new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.10045.4.3.2"));
                case "SHA1withECDSA" -> new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.10045.4.1"));
                case "SHA256withRSA" -> rsa("11");
                case "SHA1withRSA" -> rsa("5");
                case "MD5withRSA" -> rsa("4");
                default -> throw new IllegalArgumentException(name);
            };
        }

        /** PKCS #1 (RFC 8017, appendix C). */
        private static AlgorithmIdentifier rsa(String number) {
            return new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.113549.1.1." + number), DERNull.INSTANCE);
        }
    }
}
