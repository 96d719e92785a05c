package dev.envlog.parser;

/** What of a packed record is told, as it is not as expected. */
final class RecordFlags {

    /** Its {@link Site} is another one than that of the last record with a first line of the same form. */
    static final int SITE = 1;
    /** Likewise its {@link Places}. */
    static final int PLACES = 2;
    /** Its first line is not the one behind the record before. */
    static final int LINE = 4;
    /** It does not have as many lines as its text. */
    static final int LINES = 8;
    /** Its time is not whole units from the one before. */
    static final int NANOS = 16;
    /** It has fields that its message does not tell alone. */
    static final int FIELDS = 32;

    private RecordFlags() {}
}
