/** Request Tracker 5, over its REST 2.0. */
@NullMarked
package dev.tickets.portal.rt;

import org.jspecify.annotations.NullMarked;
