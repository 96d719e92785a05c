package dev.envlog.parser.wrapper;

/** One wrapper around each line, as it is found in an input. */
interface Layer {

    /** Takes it off; false, and the line unchanged, if the line does not have it. */
    boolean peel(Peeled line);

    /** What the summary calls it. */
    String words();

    /** True if prose can look like it, so that it is believed only where a record with a time stands behind it. */
    boolean isWeak();
}
