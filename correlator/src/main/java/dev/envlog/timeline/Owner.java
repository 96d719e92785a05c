package dev.envlog.timeline;

/**
 * Whose timeline a record is on.
 *
 * @param ref the downstream connection and stream, or a connection alone for lines outside any request
 * @param by the rule that says so
 * @param confidence how sure the rule is
 */
public record Owner(StreamRef ref, OwnerRule by, Confidence confidence) {}
