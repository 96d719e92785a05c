package dev.envlog.config;

/** A network filter in its place in a filter chain. */
public sealed interface NetworkFilter permits HttpConnectionManager, TcpProxy, NetworkFilter.Other {

    /** What every filter has. */
    Filter filter();

    /** One whose configuration is not read. */
    record Other(Filter filter) implements NetworkFilter {}
}
