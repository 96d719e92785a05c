package dev.envlog.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of the log: a statement of Envoy with the lines that belong to it, or a line of something else.
 *
 * <p>The reader hands out one mutable view over its input buffer, valid until the next record is read; whoever keeps an
 * event longer keeps its {@link #copy()}. Ids are numbers and text is made into strings only when asked for.
 */
public interface Event {

    /** Value of {@link #time()} where the record carries no time. */
    long NO_TIME = Long.MIN_VALUE;

    /** Value of {@link #wording()} where the grammar does not know the statement. */
    int NO_WORDING = -1;

    /** Name of the input the record came from, {@code -} for standard input. */
    String file();

    /** Origin of the record (pod, archive member, file); null where nothing names it. */
    @Nullable
    String pod();

    /** 1-based number of the record's first physical line. */
    int line();

    /** Number of physical lines that belong to the record. */
    int lines();

    /** What it is a record of. */
    RecordKind kind();

    /** Nanoseconds since the epoch, taking the printed stamp as UTC; {@link #NO_TIME} where none is printed. */
    long time();

    /** Unit of the last printed digit of the stamp in nanoseconds (1,000,000 for milliseconds), 0 without a time. */
    int timeUnit();

    /** Level as printed, whatever its spelling; null where the format has none. */
    @Nullable
    Level level();

    /** Thread as printed, null where the format has none. */
    @Nullable
    String thread();

    /**
     * Bare logger id ({@code router}). Where the log prints source files in place of loggers, the logger that the file prints through;
     * null where neither tells.
     */
    @Nullable
    String logger();

    /** Source position without build prefixes, {@code source/common/router/router.cc:525}; null where not printed. */
    @Nullable
    String source();

    /** True if a connection id is printed on the record. */
    boolean hasConnection();

    /** The printed connection id; meaningless unless {@link #hasConnection()}. */
    long connection();

    /** True if a stream id is printed on the record. */
    boolean hasStream();

    /** The printed stream id as unsigned 64 bits; meaningless unless {@link #hasStream()}. */
    long stream();

    /** The statement as far as the grammar knows it; {@link EventKind#CATALOGUED} or {@link EventKind#OTHER} else. */
    EventKind event();

    /** Name of the statement, {@code router.cluster_match}, from the grammar or the catalogue; null if unknown. */
    @Nullable
    String eventName();

    /** Which of the statement's wordings this is: a number the grammar gives it; {@link #NO_WORDING} outside the grammar. */
    int wording();

    /** First line's text after envelope and ids. */
    String message();

    /** Number of fields that grammar or catalogue extracted. */
    int fieldCount();

    /** Name of a field, counted from 0, as grammar or catalogue call it. */
    String fieldName(int index);

    /** Its text as printed. */
    String fieldValue(int index);

    /** Value of a field, null if the statement has none of that name. */
    @Nullable
    String field(String name);

    /** Whether the field has the value {@code true}, as Envoy prints what is so. */
    default boolean isTrue(String name) {
        return "true".equals(field(name));
    }

    /** Header block in order, empty if none. A line of a block of which the record is missing is such a block itself. */
    List<Header> headers();

    /** Value of the first header of that name (lower case), null if absent. Cheaper than {@link #headers()}. */
    @Nullable
    String header(String name);

    /** The lines behind the first one, without what the format prints at their end (Istio's its thread); empty if there are none. */
    String body();

    /** The record's original text, all lines, without the final line end; wrapper prefixes removed. */
    String text();

    /** An independent copy that stays valid. */
    Event copy();
}
