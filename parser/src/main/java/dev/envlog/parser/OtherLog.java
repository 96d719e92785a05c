package dev.envlog.parser;

/** What a log looks like of which no line has a form that is known. */
public enum OtherLog {
    /** An access log whose format somebody chose: it can be read once that is given. */
    ACCESS_FORMAT,
    /** The log of ztunnel, the node proxy of Istio's ambient mode, which is another program. */
    ZTUNNEL
}
