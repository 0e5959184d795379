package dev.tickets.portal.http;

import java.net.URI;
import java.nio.file.Path;
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
    private Clients() {}

    static CloseableHttpClient build(
            URI portal,
            Limits limits,
            @Nullable Proxy proxy,
            @Nullable Path caFile,
            Runnable requestBegins,
            AnswerHead answers) {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections(portal, limits, caFile, answers))
                .setRequestExecutor(new Executor(Timeout.of(limits.idle()), requestBegins, answers))
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
            if (proxy.userInfo() != null) {
                builder.setDefaultCredentialsProvider(login(host, proxy.userInfo()));
            }
        }
        return builder.build();
    }

    private static BasicHttpClientConnectionManager connections(
            URI portal, Limits limits, @Nullable Path caFile, AnswerHead answers) {
        TlsSocketStrategy tls = "https".equalsIgnoreCase(portal.getScheme()) ? Tls.strategy(caFile) : null;
        Lookup<TlsSocketStrategy> lookup = new Lookup<>() {
            @Override
            @SuppressWarnings("NullAway") // HttpClient's own word for "no TLS here"
            public TlsSocketStrategy lookup(String scheme) {
                return "https".equalsIgnoreCase(scheme) ? tls : null;
            }
        };
        BasicHttpClientConnectionManager connections = new BasicHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(answers.sockets(), null, null, lookup),
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(HeadParser.CONFIG)
                        .responseParserFactory(new HeadParser.Factory())
                        .responseOutOfOrderStrategy(answers)
                        .build());
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connect()))
                .setSocketTimeout(Timeout.of(limits.connect()))
                // at once (0 would mean never): a change that meets a closed connection is unclear for nothing
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(1))
                .build());
        return connections;
    }

    private static BasicCredentialsProvider login(HttpHost proxy, String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        BasicCredentialsProvider provider = new BasicCredentialsProvider();
        provider.setCredentials(new AuthScope(proxy), new UsernamePasswordCredentials(user, password.toCharArray()));
        return provider;
    }
}
