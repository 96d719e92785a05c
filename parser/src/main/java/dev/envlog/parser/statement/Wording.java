package dev.envlog.parser.statement;

/**
 * One of the ways in which Envoy words a statement.
 *
 * @param event the statement, {@code router.cluster_match}
 * @param example a message of that wording
 * @param note the releases as the grammar says: {@code 1.19+}
 * @param releases the releases that may print it
 */
public record Wording(String event, String example, String note, ReleaseSet releases) {}
