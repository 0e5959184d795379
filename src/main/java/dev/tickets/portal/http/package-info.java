/** HTTP for portals: time limits, redirects, proxies, TLS, tracing. The only room that knows HttpClient. */
@NullMarked
package dev.tickets.portal.http;

import org.jspecify.annotations.NullMarked;
