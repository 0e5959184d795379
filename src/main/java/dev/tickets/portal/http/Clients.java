package dev.tickets.portal.http;

import dev.tickets.config.PortalAddress;
import java.net.URI;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Builds a lean HttpClient: one connection, no TLS context for http, nothing automatic. */
final class Clients {
    /** At once (0 would mean never): a change that meets a closed connection is unclear for nothing. */
    static final TimeValue AT_ONCE = TimeValue.ofMilliseconds(1);

    /** A look takes a millisecond; a read that meets a closed connection is repeated anyway. */
    static final TimeValue AFTER_A_WHILE = TimeValue.ofSeconds(1);

    private Clients() {}

    static CloseableHttpClient build(
            BasicHttpClientConnectionManager connections, @Nullable Proxy proxy, Executor executor) {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setRequestExecutor(executor)
                .setUserAgent("tickets")
                // the default repeats even a POST after 429 and 503
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableConnectionState()
                .disableAuthCaching();
        if (proxy != null) {
            HttpHost host = new HttpHost(proxy.host(), proxy.port());
            builder.setProxy(host);
            if (proxy.user() != null) {
                builder.setDefaultCredentialsProvider(login(host, proxy.user(), proxy.password()));
            }
        }
        return builder.build();
    }

    /** TLS with this portal; null for http. */
    static @Nullable Tls tls(URI portal, Trust trust) {
        return "https".equalsIgnoreCase(portal.getScheme()) ? Tls.of(PortalAddress.host(portal), trust) : null;
    }

    static BasicHttpClientConnectionManager connections(@Nullable Tls tls, AnswerHead answers) {
        Lookup<TlsSocketStrategy> lookup = new Lookup<>() {
            @Override
            @SuppressWarnings("NullAway") // HttpClient's own word for "no TLS here"
            public TlsSocketStrategy lookup(String scheme) {
                return "https".equalsIgnoreCase(scheme) ? tls : null;
            }
        };
        return new BasicHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(answers.sockets(), null, null, lookup),
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(HeadParser.CONFIG)
                        .responseParserFactory(new HeadParser.Factory(answers))
                        .responseOutOfOrderStrategy(answers)
                        .build());
    }

    /** @param pause without a request, after which HttpClient makes sure that the connection is not closed */
    static ConnectionConfig config(Limits limits, TimeValue pause) {
        return ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connect()))
                .setSocketTimeout(Timeout.of(limits.connect()))
                .setValidateAfterInactivity(pause)
                .build();
    }

    private static BasicCredentialsProvider login(HttpHost proxy, String user, String password) {
        BasicCredentialsProvider provider = new BasicCredentialsProvider();
        provider.setCredentials(new AuthScope(proxy), new UsernamePasswordCredentials(user, password.toCharArray()));
        return provider;
    }
}
