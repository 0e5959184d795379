package dev.tickets.cli.help;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The section of an option in help and manual. It stands on the option, else on the class that declares the option,
 * else on the class of the command.
 *
 * <p>picocli's own argument groups have headings too, but a command with a group cannot be parsed by a stored model.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE})
public @interface Section {
    /** The heading, without a colon. */
    String value();
}
