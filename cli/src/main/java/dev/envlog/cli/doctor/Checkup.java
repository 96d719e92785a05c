package dev.envlog.cli.doctor;

import dev.envlog.cli.glossary.Notable;
import dev.envlog.log.Level;
import dev.envlog.parser.statement.ReleaseSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one process's log: of an input, or of one pod in it.
 *
 * @param pod null if nothing names it
 * @param restarts first line of each run of the process after the first
 * @param refused whether the last run ended before it began, as its configuration was refused: nothing of it can be asked any more
 * @param unknown statements that neither grammar nor catalogue knows, the most frequent first
 * @param missing loggers that an analysis needs, and of which there is nothing at debug or trace
 * @param notable records of no request that are worth a look, failures first
 */
public record Checkup(
        String file,
        @Nullable String pod,
        Coverage coverage,
        Build build,
        Ids ids,
        Clock clock,
        Requests requests,
        List<Integer> restarts,
        boolean refused,
        List<Unknown> unknown,
        List<Logger> loggers,
        List<Missing> missing,
        List<Notable> notable,
        Mesh mesh) {

    /**
     * How far the log is understood, in physical lines unless said otherwise.
     *
     * @param records statements of Envoy
     * @param understood of these, how many grammar or catalogue know
     * @param accessRecords access-log lines
     * @param accessJoined of these, how many were joined to a request of which other records tell
     * @param accessAlone of these, how many are all that is known of a request
     * @param agentRecords lines of pilot-agent and other programs
     * @param unknownLines lines before any record, or that look like none
     * @param strayLines lines that stand behind a record of which the grammar knows that it has one line only
     * @param headerless announced header blocks without a header
     */
    public record Coverage(
            long lines,
            long records,
            long understood,
            long accessRecords,
            long accessJoined,
            long accessAlone,
            long agentRecords,
            long unknownLines,
            long strayLines,
            long headerless,
            long otherLines) {

        /**
         * Share of the lines that are as the format wants them: a record's first line with its envelope, or a line that may stand
         * behind it (headers, a dump). Lines known to be another program's do not count either way. Null if there is none.
         */
        public @Nullable Double confidence() {
            long judged = lines - otherLines;
            return judged <= 0 || records == 0
                    ? null
                    : (double) Math.max(0, judged - unknownLines - strayLines) / judged;
        }
    }

    /**
     * Which Envoy wrote the log.
     *
     * @param releases the releases that most of the evidence fits
     * @param agreeing how many different wordings and forms fit them, of those that do not fit every release
     * @param evidence the first to exclude what is before, and what is after
     * @param against what does not fit them
     * @param stated as the log itself says, {@code 1.31.0}; null if it does not
     * @param statedLine where it says so, 0 if it does not
     */
    public record Build(
            ReleaseSet releases,
            int agreeing,
            List<Evidence> evidence,
            List<Evidence> against,
            @Nullable String stated,
            int statedLine) {}

    /**
     * One thing that not every release prints.
     *
     * @param event the statement, null if it is a form of the line
     * @param text the message that first had it, or what the form is
     * @param line where it stands first
     */
    public record Evidence(@Nullable String event, String text, int line, ReleaseSet releases) {}

    /**
     * Which ids are printed on Envoy's records.
     *
     * @param form {@code plain} for {@code [C1][S2]}, {@code tags} for {@code [Tags: …]}, {@code mixed}; null for none or keys of JSON
     * @param stream records with a stream's id
     * @param connection records with a connection's id only
     * @param none records without
     * @param certain of those without, how many have an owner that is certain
     * @param inferred likewise, inferred
     * @param lost records that always print a stream's id in Envoy, and do not here
     */
    public record Ids(
            @Nullable String form, long stream, long connection, long none, long certain, long inferred, long lost) {

        /** All records. */
        public long records() {
            return stream + connection + none;
        }
    }

    /**
     * The times printed.
     *
     * @param zone {@code Z} or an offset as printed, null if none is
     * @param unit of the last digit in nanoseconds, 0 if there are no times
     * @param first nanoseconds since the epoch, {@link dev.envlog.log.Event#NO_TIME} if there are no times
     * @param threads threads told apart, 0 if none are printed
     * @param backwards records earlier than the one before
     * @param backwardsOnThread records earlier than the one before of the same thread
     * @param backNs how far the clock went back at most, in nanoseconds; 0 if it did not
     * @param gapNs the longest time without a record in nanoseconds
     */
    public record Clock(
            @Nullable String zone,
            int unit,
            long first,
            long last,
            int threads,
            long backwards,
            long backwardsOnThread,
            long backNs,
            int backLine,
            long gapNs,
            int gapLine) {}

    /** Requests, sessions and side calls, of all of which some failed; of the first two those whose begin or end is not in the log. */
    public record Requests(long http, long tcp, long async, long failed, long noStart, long noEnd, long holed) {

        /** All but side calls. */
        public long all() {
            return http + tcp;
        }
    }

    /**
     * Messages alike but for numbers, ids and what stands in quotes, with secrets masked.
     *
     * @param example the first of them
     * @param line its line
     */
    public record Unknown(@Nullable String logger, String template, String example, long count, int line) {}

    /** A logger that was seen, and how often at which level. */
    public record Logger(String name, Map<Level, Long> records) {

        /** True if it logs what an analysis reads. */
        public boolean detailed() {
            return records.containsKey(Level.DEBUG) || records.containsKey(Level.TRACE);
        }
    }

    /**
     * A logger that an analysis needs.
     *
     * @param certain other records show that it would have had something to say: it is off
     * @param without what cannot be told without it
     */
    public record Missing(String name, boolean certain, String without) {}

    /** What runs the proxy, as far as the log shows; the ways to set a level differ. */
    public enum Mesh {
        ISTIO,
        CONSUL,
        ENVOY
    }
}
