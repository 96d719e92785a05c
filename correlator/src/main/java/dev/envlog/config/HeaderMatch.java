package dev.envlog.config;

/**
 * A condition on one header or query parameter.
 *
 * @param name lower case for a header
 * @param kind how it is compared
 * @param value with what; empty where nothing is compared, {@code FROM-TO} for a range
 * @param ignoreCase compares without case
 * @param invert true if it must not fit
 * @param missingIsEmpty a missing header counts as an empty one
 */
public record HeaderMatch(
        String name, Kind kind, String value, boolean ignoreCase, boolean invert, boolean missingIsEmpty) {

    /** How a value is compared. */
    public enum Kind {
        /** The whole value. */
        EXACT,
        /** Its beginning. */
        PREFIX,
        /** Its end. */
        SUFFIX,
        /** Any part. */
        CONTAINS,
        /** All of it, by a regular expression (RE2). */
        REGEX,
        /** An integer from the first number up to, but without, the second. */
        RANGE,
        /** It is there. */
        PRESENT,
        /** It is not there. */
        ABSENT,
        /** By something that is not read. */
        CUSTOM
    }
}
