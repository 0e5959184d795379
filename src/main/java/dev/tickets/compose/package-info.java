/** What fills a draft and how its message is worded. */
@NullMarked
package dev.tickets.compose;

import org.jspecify.annotations.NullMarked;
