package dev.envlog.config.join;

/** Whether a condition holds. */
enum Fit {
    NO,
    /** The log does not tell. */
    MAYBE,
    YES;

    static Fit of(boolean truth) {
        return truth ? YES : NO;
    }

    /** Holds if both do. */
    Fit and(Fit other) {
        return compareTo(other) < 0 ? this : other;
    }

    Fit not() {
        return this == MAYBE ? MAYBE : this == YES ? NO : YES;
    }
}
