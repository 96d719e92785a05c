package dev.envlog.timeline;

import java.util.Locale;

/** Why a record is on a timeline. */
public enum OwnerRule {
    /** The record prints the stream's id. */
    STREAM_ID,
    /** The record prints the id of a connection and works for no request. */
    CONNECTION_ID,
    /** The record prints the downstream connection's id while that worked for the stream. */
    DOWNSTREAM,
    /** The record prints the id of the upstream connection that serves the stream. */
    UPSTREAM,
    /** The record prints the id of the upstream connection whose making the stream triggered. */
    TRIGGERED,
    /** The record prints no id and stands in the stream's own run of lines on its thread. */
    POSITION,
    /** The record precedes the connection that it belongs to (listener filters). */
    PRECEDES,
    /** An access-log line joined by request id, or by time, method, path and status. */
    ACCESS_LOG;

    /** Spelling in machine-readable output. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
