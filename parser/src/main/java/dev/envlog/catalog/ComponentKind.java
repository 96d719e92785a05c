package dev.envlog.catalog;

/** What sort of thing a component is, by what its lines tell of ({@code components.txt}). */
public enum ComponentKind {
    /** A filter of a listener or a connection, or one of which the name does not tell. */
    FILTER,
    /** A filter of HTTP, the router among them. */
    HTTP_FILTER,
    /** No filter itself, but what runs filters of HTTP. */
    HTTP_VM,
    /** Logs while it works for a request or a connection, and is no filter. */
    WORKER,
    /** Any other extension. */
    EXTENSION,
    /** Serves the process. */
    CORE
}
