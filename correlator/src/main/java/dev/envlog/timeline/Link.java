package dev.envlog.timeline;

/**
 * Why an attempt is said to have used an upstream connection.
 *
 * @param rule the linking rule
 * @param confidence certain only where the log leaves no other reading
 */
public record Link(LinkRule rule, Confidence confidence) {}
