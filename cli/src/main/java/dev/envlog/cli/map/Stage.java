package dev.envlog.cli.map;

/** The parts of a figure, in order from the client to the upstream. */
enum Stage {
    LISTENER("listener"),
    LISTENER_FILTER("listener filters"),
    CHAIN("filter chain"),
    CONNECTION("client's connection"),
    NETWORK_FILTER("network filters"),
    HTTP_FILTER("HTTP filters"),
    ROUTE("route"),
    CLUSTER("cluster"),
    UPSTREAM("upstream"),
    /** What stands beside the path: the access log, and lines whose producer has no box. */
    END("beside the path");

    final String caption;

    Stage(String caption) {
        this.caption = caption;
    }
}
