package dev.envlog.correlator;

/**
 * How a process said that it crashes.
 *
 * @param rec the record
 * @param said its text, of the length that is told
 */
record Crash(Rec rec, String said) {

    /** What an assertion says may be long. */
    private static final int MOST = 300;

    Crash {
        said = said.length() <= MOST ? said : said.substring(0, MOST) + "…";
    }
}
