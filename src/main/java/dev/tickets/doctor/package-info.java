/**
 * The checks of {@code tickets doctor}. A check is a {@link dev.tickets.doctor.Topic} of a
 * {@link dev.tickets.doctor.TopicGroup}; {@code cli/DoctorCommand} orders the groups. The texts of a check are
 * {@link dev.tickets.render.RedactableText}: a string literal, in which each value is private unless its type or
 * {@code safe} declares the value as public.
 */
@NullMarked
package dev.tickets.doctor;

import org.jspecify.annotations.NullMarked;
