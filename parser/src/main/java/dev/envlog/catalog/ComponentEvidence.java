package dev.envlog.catalog;

/** What an {@link Attribution} rests on. Outputs write the names in lower case. */
public enum ComponentEvidence {
    /** The source path printed on the line. */
    SOURCE,
    /** The text, where several components share a logger. */
    MESSAGE,
    /** The logger alone. */
    LOGGER,
    /** The proxy's configuration. */
    CONFIG
}
