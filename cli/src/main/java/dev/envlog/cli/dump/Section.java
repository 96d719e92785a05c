package dev.envlog.cli.dump;

import dev.envlog.config.State;

/**
 * What the elements of a list in a dump are.
 *
 * @param kind of resource
 * @param state of listeners and clusters in it
 */
record Section(Kind kind, State state) {

    /** The resources that are read. */
    enum Kind {
        LISTENER,
        CLUSTER,
        ROUTES,
        ENDPOINTS,
        /** Only named. */
        OTHER
    }
}
