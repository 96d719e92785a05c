package dev.envlog.cli.workspace;

/** How much of the inputs is read for what is asked for. */
public enum Amount {
    /** Of a large log no more than tells of it, where that can be known. */
    ENOUGH,
    /** All, however much it is. */
    ALL
}
