package dev.envlog.cli.command;

import dev.envlog.cli.doctor.LoggerNeeds;
import dev.envlog.cli.glossary.Notable;
import dev.envlog.cli.glossary.Weight;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.Redactor;
import dev.envlog.cli.render.Screen;
import dev.envlog.cli.render.TimeText;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.correlator.CorrelationSummary;
import dev.envlog.log.Event;
import dev.envlog.parser.OtherLog;
import dev.envlog.parser.ReadSummary;
import dev.envlog.parser.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What goes to standard error: about the inputs, and what else a person may want to know. Errors are printed always. */
final class Notes {

    /** More logs than this are described together. */
    private static final int MOST_APART = 6;
    /** Percentage of records below which too little is understood. */
    private static final int UNDERSTOOD = 97;

    private final Screen err;
    private final boolean quiet;

    Notes(Screen err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
    }

    /** A note, unless notes are off. */
    void say(String note) {
        if (!quiet) {
            err.print(note);
            err.flush();
        }
    }

    /** An error; what it lists stands in lines of its own. */
    void error(String error) {
        ("envlog: " + error).lines().forEach(err::print);
        err.flush();
    }

    /** What each input was, and what was wrong with it; many are described together. */
    void inputs(List<InputReport> reports) {
        List<InputReport> read = reports.stream()
                .filter(report -> report.summary() != null && !report.isTold())
                .toList();
        for (InputReport report : reports) {
            ReadSummary summary = report.summary();
            if (report.isTold()) {
                continue;
            }
            if (report.note() != null) {
                say(report.name() + ": " + report.note());
            } else if (summary != null && read.size() <= MOST_APART) {
                describe(report, summary, read);
            }
        }
        if (read.size() > MOST_APART) {
            together(read);
        }
    }

    /**
     * Errors of reading, after what could be read was shown.
     *
     * @return the outcome: incomplete if there was an error
     */
    Outcome outcome(List<InputReport> reports, boolean found) {
        boolean complete = true;
        for (InputReport report : reports) {
            if (report.problem() != null) {
                complete = false;
                boolean some = report.summary() != null && report.summary().records() > 0;
                error(report.name() + ": " + report.problem() + (some ? "; only what comes before that was read" : ""));
            }
        }
        return !complete ? Outcome.INCOMPLETE : found ? Outcome.FOUND : Outcome.NOTHING;
    }

    private void describe(InputReport report, ReadSummary read, List<InputReport> all) {
        if (read.bytes() == 0 && report.problem() == null) {
            say(report.name() + ": empty");
            return;
        }
        if (read.lostIds() > 0) {
            say("! " + report.name() + ": ids are missing in " + Names.count(read.lostIds(), "record")
                    + ": a viewer has eaten the brackets; use kubectl logs instead");
        }
        CorrelationSummary correlation = report.correlation();
        if (read.logRecords() == 0 && correlation != null && correlation.accessLines() > 0) {
            say(report.name() + ": " + Names.count(correlation.accessLines(), "access-log line")
                    + " and no debug record: which filter decided and what became of the connections is told by a debug log"
                    + (all.stream().anyMatch(Notes::hasLog)
                            ? "; --pod NAME if all are of one proxy"
                            : " (envlog doctor)"));
            return;
        }
        if (read.logRecords() == 0 && read.otherRecords() > 0 && all.stream().anyMatch(Notes::hasOthersLines)) {
            say(report.name() + ": its access log");
            return;
        }
        if (read.logRecords() == 0 && read.records() > 0) {
            say(report.name() + ": " + unread(read) + " (envlog doctor)");
            return;
        }
        say(report.name() + ": " + String.join(", ", facts(read, correlation)) + " · "
                + String.join(" · ", counts(List.of(report)))
                + (report.whole() ? "" : " · the rest was not read")
                + (doubtful(read, correlation) ? " (envlog doctor)" : ""));
        for (Sort sort : Sort.values()) {
            Trouble trouble = sort.in(read);
            if (trouble != null) {
                trouble(sort, trouble, trouble.records(), "", "");
            }
        }
        missing(correlation).forEach(logger -> missing("no lines", logger));
        if (correlation != null && correlation.evicted() > 0) {
            evicted(correlation.evicted());
        }
    }

    private static boolean hasLog(InputReport report) {
        return report.summary() != null && report.summary().logRecords() > 0;
    }

    /** Whether lines of the access log were counted with it that are in another file of its pod. */
    private static boolean hasOthersLines(InputReport report) {
        CorrelationSummary correlation = report.correlation();
        ReadSummary read = report.summary();
        return correlation != null && read != null && correlation.accessLines() > read.otherRecords();
    }

    private static String unread(ReadSummary read) {
        if (read.resembles() == OtherLog.ZTUNNEL) {
            return "the log of ztunnel, not of Envoy: its error= says why a connection failed";
        }
        return "no Envoy log: none of " + Names.count(read.lines(), "line") + " has the form of one, "
                + (read.resembles() == OtherLog.ACCESS_FORMAT
                        ? "but Envoy's access log may have a format of its own, which --access-log-format='…' reads"
                        : "or debug logging was off");
    }

    private static List<String> facts(ReadSummary read, @Nullable CorrelationSummary correlation) {
        List<String> facts = new ArrayList<>();
        facts.add(Objects.requireNonNullElse(read.format(), "unknown format"));
        if (!read.times()) {
            facts.add("no times");
        }
        if (correlation != null && read.threads()) {
            facts.add(Names.count(correlation.threads(), "thread"));
        }
        if (correlation != null && correlation.restarts() > 0) {
            facts.add(Names.count(correlation.restarts(), "restart"));
        }
        return facts;
    }

    /** How much there is in some logs, and how much of it is what. */
    private static List<String> counts(List<InputReport> reports) {
        List<ReadSummary> logs = summaries(reports);
        long records = sum(logs, ReadSummary::logRecords);
        List<String> counts = new ArrayList<>();
        counts.add(Names.count(sum(logs, ReadSummary::lines), "line"));
        counts.add(Names.count(records, "record") + ", " + Names.percent(sum(logs, ReadSummary::understood), records)
                + " understood");
        others(counts, reports);
        add(counts, sum(logs, ReadSummary::cutLines), "line", " cut for its length");
        return counts;
    }

    private static List<ReadSummary> summaries(List<InputReport> reports) {
        return reports.stream()
                .map(InputReport::summary)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Loggers without which little is known of requests, where others tell that there were some. */
    private static List<String> missing(@Nullable CorrelationSummary summary) {
        List<String> missing = new ArrayList<>(2);
        if (summary != null && !summary.httpLogged()) {
            missing.add("http");
        }
        if (summary != null && !summary.poolLogged()) {
            missing.add("pool");
        }
        return missing;
    }

    private void missing(String subject, String logger) {
        say("! " + subject + " of logger '" + logger + "': " + LoggerNeeds.without(logger) + "; set " + logger
                + ":debug as well");
    }

    /** What is wrong with the process explains what no request's lines do. */
    private enum Sort {
        CRITICAL("critical record", ""),
        REJECTED("configuration update", " rejected");

        private final String what;
        private final String more;

        Sort(String what, String more) {
            this.what = what;
            this.more = more;
        }

        @Nullable
        Trouble in(@Nullable ReadSummary read) {
            if (read == null) {
                return null;
            }
            return switch (this) {
                case CRITICAL -> read.critical();
                case REJECTED -> read.rejected();
            };
        }
    }

    private void trouble(Sort sort, Trouble first, long records, String where, String place) {
        String time = first.time() == Event.NO_TIME ? "" : " at " + TimeText.clock(first.time(), first.timeUnit());
        say("! " + Names.count(records, sort.what) + sort.more + where + (records == 1 ? "" : ", the first") + time
                + " (" + place + "line " + Names.count(first.line()) + "): "
                + Redactor.of(true).text(first.text()));
    }

    private void troubles(Sort sort, List<InputReport> reports) {
        Trouble first = null;
        String place = "";
        long records = 0;
        int logs = 0;
        for (InputReport report : reports) {
            Trouble trouble = sort.in(report.summary());
            if (trouble == null) {
                continue;
            }
            if (first == null || isBefore(trouble.time(), first.time())) {
                first = trouble;
                place = report.name() + " ";
            }
            records += trouble.records();
            logs++;
        }
        if (first != null) {
            trouble(sort, first, records, " in " + Names.count(logs, "log"), place);
        }
    }

    private static boolean isBefore(long time, long other) {
        return time != Event.NO_TIME && (other == Event.NO_TIME || time < other);
    }

    private void evicted(long requests) {
        say("! " + Names.count(requests, "request") + " shown before their end, to save memory");
    }

    /** Whether connections were refused that {@code conn --refused} lists. */
    static boolean hasRefused(List<InputReport> reports) {
        return correlated(reports, CorrelationSummary::refused) > 0;
    }

    /** Whether the access log tells of failures that fit no request. */
    static boolean hasAlone(List<InputReport> reports) {
        return correlated(reports, CorrelationSummary::accessFailures) > 0;
    }

    /** Whether connections were turned away before they had an id. */
    static boolean hasAway(List<InputReport> reports) {
        return correlated(reports, CorrelationSummary::turnedAway) > 0;
    }

    /** Whether connections to upstreams failed that no request is known to have waited for: said where no request is there to tell of. */
    boolean unreached(List<InputReport> reports) {
        long unreached = correlated(reports, CorrelationSummary::unreached);
        if (unreached > 0) {
            say("! " + Names.count(unreached, "connection")
                    + " to an upstream failed, for no request of this log (envlog conn --all)");
        }
        return unreached > 0;
    }

    /** What is worth a look where there is no request to tell of. */
    void notable(List<Notable> notable) {
        if (notable.isEmpty()) {
            return;
        }
        Event first = notable.get(0).step().event();
        String told = "line " + first.line() + ": " + Redactor.of(true).text(first.message()) + " (envlog explain)";
        long harmless =
                notable.stream().filter(one -> one.weight() == Weight.HARMLESS).count();
        if (harmless == notable.size()) {
            say(Names.count(harmless, "kind") + " of warnings, which are harmless, such as " + told);
        } else {
            say("! " + Names.count(notable.size() - harmless, "kind") + " of records worth a look, first of all "
                    + told);
        }
    }

    /** What a list of requests cannot show. */
    void refused(List<InputReport> reports) {
        long refused = correlated(reports, CorrelationSummary::refused);
        if (refused > 0) {
            say("! " + Names.count(refused, "connection")
                    + " closed by the proxy or for a TLS error before any request (envlog conn --refused)");
        }
        away(reports);
        alone(reports);
        long denied = correlated(reports, CorrelationSummary::denied);
        if (denied > 0) {
            String first = first(reports, summary -> summary.denied() == 0 ? "" : "line " + summary.firstDenied());
            say("! " + Names.count(denied, "denial") + " without the id of a request or connection, the first at "
                    + first + " (envlog query --lines step:denied)");
        }
    }

    /** Failures of which the access log tells, but no request: debug records are missing. */
    private void alone(List<InputReport> reports) {
        long requests = 0;
        for (InputReport report : reports) {
            ReadSummary read = report.summary();
            CorrelationSummary correlated = report.correlation();
            boolean said = read == null || read.logRecords() == 0;
            requests += said || correlated == null ? 0 : correlated.accessAlone();
        }
        if (requests > 0) {
            say("! of " + Names.count(requests, "request") + " there is only the access log, no debug record:"
                    + " which filter decided and what became of the connections is not known (envlog doctor)");
        }
        long failures = correlated(reports, CorrelationSummary::accessFailures);
        if (failures > 0) {
            say("! " + Names.count(failures, "access-log record") + " of a failure that fits no request, the first at "
                    + Redactor.of(true).text(first(reports, CorrelationSummary::firstFailure))
                    + " (envlog what explains a line)");
        }
    }

    private void away(List<InputReport> reports) {
        long away = correlated(reports, CorrelationSummary::turnedAway);
        if (away > 0) {
            say("! " + Names.count(away, "connection") + " turned away before getting an id, the first at "
                    + Redactor.of(true).text(first(reports, CorrelationSummary::firstAway)));
        }
    }

    /** What the first of the reports has that has something, with its name if there are several. */
    private static String first(List<InputReport> reports, Function<CorrelationSummary, String> part) {
        for (InputReport report : reports) {
            String first = report.correlation() == null ? "" : part.apply(report.correlation());
            if (!first.isEmpty()) {
                return reports.size() == 1 ? first : report.name() + ", " + first;
            }
        }
        return "";
    }

    private static long correlated(List<InputReport> reports, ToLongFunction<CorrelationSummary> part) {
        return reports.stream()
                .map(InputReport::correlation)
                .filter(Objects::nonNull)
                .mapToLong(part)
                .sum();
    }

    private void together(List<InputReport> reports) {
        List<ReadSummary> logs = summaries(reports);
        Map<String, Integer> formats = new LinkedHashMap<>();
        logs.forEach(log -> formats.merge(
                log.bytes() == 0 ? "empty" : Objects.requireNonNullElse(log.format(), "no Envoy log"),
                1,
                Integer::sum));
        List<String> facts = new ArrayList<>();
        formats.forEach((format, n) -> facts.add(formats.size() == 1 ? format : Names.count(n) + " " + format));
        boolean whole = reports.stream().allMatch(InputReport::whole);
        say(Names.count(logs.size(), "log") + ": " + String.join(", ", facts) + " · "
                + String.join(" · ", counts(reports))
                + (whole ? "" : " · the rest was not read"));
        for (Sort sort : Sort.values()) {
            troubles(sort, reports);
        }
        Map<String, Integer> without = new LinkedHashMap<>();
        reports.forEach(
                report -> missing(report.correlation()).forEach(logger -> without.merge(logger, 1, Integer::sum)));
        without.forEach((logger, n) -> missing(Names.count(n, "log") + " without lines", logger));
        long evicted = correlated(reports, CorrelationSummary::evicted);
        if (evicted > 0) {
            evicted(evicted);
        }
    }

    /** What is not Envoy's debug log: access log, other programs, and what nobody knows. */
    private static void others(List<String> counts, List<InputReport> reports) {
        long access = 0;
        long joined = 0;
        long alone = 0;
        long other = 0;
        long unknown = 0;
        for (InputReport report : reports) {
            CorrelationSummary correlation = report.correlation();
            ReadSummary read = report.summary();
            access += correlation == null ? 0 : correlation.accessLines();
            joined += correlation == null ? 0 : correlation.accessJoined();
            alone += correlation == null ? 0 : correlation.accessAlone();
            other += read == null ? 0 : read.otherRecords();
            unknown += read == null ? 0 : read.unknownRecords();
        }
        String own = alone == 0 ? "" : ", " + Names.count(alone) + " a request of its own";
        add(counts, access, "access-log record", ", " + Names.count(joined) + " joined to requests" + own);
        add(counts, Math.max(0, other - access), "record", " of other programs");
        add(counts, unknown, "record", " of unknown form");
    }

    private static long sum(List<ReadSummary> logs, ToLongFunction<ReadSummary> part) {
        return logs.stream().mapToLong(part).sum();
    }

    /** Whether the doctor has to tell what one should know before one trusts the rest. */
    private static boolean doubtful(ReadSummary read, @Nullable CorrelationSummary correlation) {
        return UNDERSTOOD * read.logRecords() > 100 * read.understood()
                || read.unknownRecords() > 0
                || read.cutLines() > 0
                || !missing(correlation).isEmpty();
    }

    private static void add(List<String> counts, long n, String what, String more) {
        if (n > 0) {
            counts.add(Names.count(n, what) + more);
        }
    }
}
