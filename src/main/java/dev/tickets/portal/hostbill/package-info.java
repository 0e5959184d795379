/** HostBill's User API. The only room that knows its wire. */
@NullMarked
package dev.tickets.portal.hostbill;

import org.jspecify.annotations.NullMarked;
