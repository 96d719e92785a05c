package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.TimeText;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.correlator.CorrelationSummary;
import dev.envlog.diagnosis.SilentLoggers;
import dev.envlog.log.Event;
import dev.envlog.parser.OtherLog;
import dev.envlog.parser.ReadSummary;
import dev.envlog.parser.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Says what each input was, and what was wrong with it; many are described together. */
final class InputNotes {

    /** More logs than this are described together. */
    private static final int MOST_APART = 6;
    /** Percentage of records below which too little is understood. */
    private static final int UNDERSTOOD = 97;

    private final Notes notes;

    InputNotes(Notes notes) {
        this.notes = notes;
    }

    void say(List<InputReport> reports) {
        List<InputReport> read = reports.stream()
                .filter(report -> report.summary() != null && !report.isTold())
                .toList();
        for (InputReport report : reports) {
            ReadSummary summary = report.summary();
            if (report.isTold()) {
                continue;
            }
            if (report.note() != null) {
                notes.say(report.name() + ": " + report.note());
            } else if (summary != null && read.size() <= MOST_APART) {
                describe(report, summary, read);
            }
        }
        if (read.size() > MOST_APART) {
            together(read);
        }
    }

    private void describe(InputReport report, ReadSummary read, List<InputReport> all) {
        if (read.bytes() == 0 && report.problem() == null) {
            notes.say(report.name() + ": empty");
            return;
        }
        if (read.lostIds() > 0) {
            notes.say("! " + report.name() + ": ids are missing in " + Names.count(read.lostIds(), "record")
                    + ": a viewer has eaten the brackets; use kubectl logs instead");
        }
        CorrelationSummary correlation = report.correlation();
        if (read.logRecords() == 0 && correlation != null && correlation.accessLines() > 0) {
            notes.say(report.name() + ": " + Names.count(correlation.accessLines(), "access-log line")
                    + untimed(correlation.accessUntimed())
                    + (read.glued() == 0
                            ? ""
                            : ", " + Names.count(read.glued()) + " more behind another on its line not read")
                    + ", no debug log: no more is known than each line says"
                    + (all.stream().anyMatch(InputNotes::hasLog)
                            ? "; --pod NAME if all are of one proxy"
                            : " (envlog doctor)"));
            return;
        }
        if (read.logRecords() == 0 && read.otherRecords() > 0 && all.stream().anyMatch(InputNotes::hasOthersLines)) {
            notes.say(report.name() + ": its access log");
            return;
        }
        if (read.logRecords() == 0 && read.records() > 0) {
            notes.say(report.name() + ": " + unread(read) + " (envlog doctor)");
            return;
        }
        notes.say(report.name() + ": " + String.join(", ", facts(read, correlation)) + " · "
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

    private static String untimed(long lines) {
        return lines == 0 ? "" : ", " + Names.count(lines) + " with a time that is none";
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
        add(counts, sum(logs, ReadSummary::glued), "access-log line", " behind another on its line not read");
        return counts;
    }

    private static List<ReadSummary> summaries(List<InputReport> reports) {
        return reports.stream()
                .map(InputReport::summary)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> missing(@Nullable CorrelationSummary summary) {
        return summary == null ? List.of() : summary.silent();
    }

    private void missing(String subject, String logger) {
        notes.say("! " + subject + " of logger '" + logger + "': " + SilentLoggers.without(logger) + "; set " + logger
                + ":debug as well");
    }

    /** What is wrong with the process explains what no request's lines do. */
    private enum Sort {
        /** What says most of them is not the first where the log begins within a crash report. */
        CRITICAL("critical record", "", "first of all"),
        REJECTED("configuration update", " rejected", "the first");

        private final String what;
        private final String more;
        private final String first;

        Sort(String what, String more, String first) {
            this.what = what;
            this.more = more;
            this.first = first;
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
        notes.say("! " + Names.count(records, sort.what) + sort.more + where + (records == 1 ? "" : ", " + sort.first)
                + time
                + " (" + place + "line " + Names.count(first.line()) + "): "
                + notes.shown(first.text()));
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
        notes.say("! " + Names.count(requests, "request") + " shown before their end, to save memory");
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
        notes.say(Names.count(logs.size(), "log") + ": " + String.join(", ", facts) + " · "
                + String.join(" · ", counts(reports))
                + (whole ? "" : " · the rest was not read"));
        for (Sort sort : Sort.values()) {
            troubles(sort, reports);
        }
        Map<String, Integer> without = new LinkedHashMap<>();
        reports.forEach(
                report -> missing(report.correlation()).forEach(logger -> without.merge(logger, 1, Integer::sum)));
        without.forEach((logger, n) -> missing(Names.count(n, "log") + " without lines", logger));
        long evicted = Notes.correlated(reports, CorrelationSummary::evicted);
        if (evicted > 0) {
            evicted(evicted);
        }
    }

    /** What is not Envoy's debug log: access log, other programs, and what nobody knows. */
    private static void others(List<String> counts, List<InputReport> reports) {
        long access = 0;
        long joined = 0;
        long alone = 0;
        long untimed = 0;
        long other = 0;
        long unknown = 0;
        for (InputReport report : reports) {
            CorrelationSummary correlation = report.correlation();
            ReadSummary read = report.summary();
            access += correlation == null ? 0 : correlation.accessLines();
            joined += correlation == null ? 0 : correlation.accessJoined();
            alone += correlation == null ? 0 : correlation.accessAlone();
            untimed += correlation == null ? 0 : correlation.accessUntimed();
            other += read == null ? 0 : read.otherRecords();
            unknown += read == null ? 0 : read.unknownRecords();
        }
        String own = alone == 0 ? "" : ", " + Names.alone(alone);
        long unfit = access - joined - alone;
        own += unfit <= 0 ? "" : ", " + Names.count(unfit) + (unfit == 1 ? " fits none" : " fit none");
        add(
                counts,
                access,
                "access-log record",
                ", " + Names.count(joined) + " joined to requests" + own + untimed(untimed));
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
                || read.glued() > 0
                || !missing(correlation).isEmpty();
    }

    private static void add(List<String> counts, long n, String what, String more) {
        if (n > 0) {
            counts.add(Names.count(n, what) + more);
        }
    }
}
