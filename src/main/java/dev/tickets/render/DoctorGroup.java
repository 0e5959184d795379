package dev.tickets.render;

import java.util.List;

/**
 * Results of checks under one heading.
 *
 * @param heading constant words
 */
public record DoctorGroup(String heading, List<DoctorCheck> checks) {}
