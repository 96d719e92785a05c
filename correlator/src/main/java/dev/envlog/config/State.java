package dev.envlog.config;

/** In which list of the dump a listener or cluster stands: whether it comes from the bootstrap, and whether it is in use. */
public enum State {
    /** From the bootstrap; in use. */
    STATIC,
    /** From the control plane; in use. */
    ACTIVE,
    /** From the control plane; still waits for something and is not in use. */
    WARMING,
    /** A listener that takes no new connections. */
    DRAINING
}
