package dev.envlog.cli.doctor;

import dev.envlog.cli.doctor.Checkup.Clock;
import dev.envlog.cli.doctor.Checkup.Coverage;
import dev.envlog.cli.doctor.Checkup.Logger;
import dev.envlog.cli.doctor.Checkup.Missing;
import dev.envlog.cli.doctor.Checkup.Requests;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.parser.OtherLog;
import dev.envlog.parser.ReadSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person can do about the troubles of a log, one sentence each, the worst first. */
public final class Advice {

    private static final long SECOND = 1_000_000_000L;
    private static final double DOUBTFUL = 0.95;
    /** Lines of which one may complain: the end of an excerpt is often cut off in one. */
    private static final int FEW = 3;
    /** Share of the id-less records, in percent, of which one may complain. */
    private static final int MANY = 20;
    /** Header blocks lost for every so many requests, of which one may complain: each has two or more. */
    private static final int GREPPED = 10;

    /** The logger that tells of each request that begins. */
    private static final String BEGINNINGS = "http";

    /** A header as the doctor groups lines: name and value stand in quotes. */
    private static final Pattern HEADER = Pattern.compile("(?:^|[\\s|])'…', '…'");

    private Advice() {}

    /** For the process that a checkup is of. */
    public static List<String> of(Checkup checkup, InputReport report) {
        List<String> advice = new ArrayList<>();
        if (report.problem() != null) {
            advice.add("the input could not be read to its end (" + report.problem()
                    + "): copy it again, or go on with what is there");
        }
        if (checkup.coverage().records() == 0 && checkup.coverage().accessRecords() > 0) {
            advice.add(
                    "only the access log is here: raise the loggers to debug and look at the next request; until then a request is"
                            + " what its line says (envlog ls, envlog explain)");
            return advice;
        }
        if (checkup.coverage().records() == 0 && isOfHeaders(checkup)) {
            advice.add(
                    "these are headers of a request or an answer: the line of the log that they belong to is missing, and with"
                            + " it the ids; take the log whole (grep and copying keep single lines)");
            return advice;
        }
        if (checkup.coverage().records() == 0) {
            advice.add(unread(report.summary()));
            return advice;
        }
        loggers(checkup, advice);
        ids(checkup, advice);
        threads(checkup, advice);
        clock(checkup.clock(), checkup.pod() == null || checkup.pod().equals(checkup.file()), advice);
        content(checkup, report, advice);
        return advice;
    }

    /** @param read of the whole input, of which the process at hand may be one of several */
    private static String unread(@Nullable ReadSummary read) {
        if (read != null && read.logRecords() > 0) {
            return "no line of this one is Envoy's: another program, of which the lines stand in the same log; nothing is to be done";
        }
        OtherLog resembles = read == null ? null : read.resembles();
        if (resembles == OtherLog.ZTUNNEL) {
            return "this is the log of ztunnel, the node proxy of Istio's ambient mode, and not of Envoy: a line tells of one"
                    + " connection, from src.addr to dst.addr, and its error= says why that failed. HTTP is told by the waypoint's"
                    + " log, which is Envoy's";
        }
        if (resembles == OtherLog.ACCESS_FORMAT) {
            return "no line has a form that is known, but they look like an access log in a format of its own: if Envoy wrote it,"
                    + " --access-log-format='…' with the format of its configuration (log_format, accessLogFormat) reads it, JSON"
                    + " as well";
        }
        return "no line has the form of an Envoy log: is it the log of the proxy's own container, with --log-level"
                + " debug? One that was started with a format of its own is read with --log-format and that format."
                + " 'envlog events' shows what the lines were taken for";
    }

    /** Whether the lines that are no records are mostly such as Envoy prints below a record. */
    private static boolean isOfHeaders(Checkup checkup) {
        return !checkup.unknown().isEmpty()
                && HEADER.matcher(checkup.unknown().get(0).template()).find();
    }

    private static void loggers(Checkup checkup, List<String> advice) {
        if (checkup.refused()) {
            advice.add(
                    "Envoy did not start, and a process that is not there has no loggers to raise: mend what it says of its"
                            + " configuration first (envoy --mode validate tries a configuration)");
            return;
        }
        boolean levels =
                checkup.loggers().stream().anyMatch(logger -> !logger.records().isEmpty());
        if (levels && checkup.loggers().stream().noneMatch(Logger::detailed)) {
            advice.add(
                    "nothing at debug: Envoy logs requests at debug only; raise the loggers, then make the requests again");
            return;
        }
        List<String> off = checkup.missing().stream()
                .filter(Missing::certain)
                .map(Missing::name)
                .toList();
        if (!off.isEmpty()) {
            advice.add("not at debug: " + String.join(", ", off) + "; raise " + (off.size() == 1 ? "it" : "them")
                    + ", then make the requests again");
        }
    }

    private static void ids(Checkup checkup, List<String> advice) {
        if (checkup.ids().lost() > 0) {
            advice.add(
                    "lines that always have ids have none: a viewer took what stands in brackets for colour, or a filter"
                            + " cut it; take the log with kubectl logs, not from a terminal viewer");
        }
    }

    /** A log of what happened to hosts has nothing that could be linked. */
    private static boolean isOfEvents(Checkup checkup) {
        return checkup.loggers().isEmpty()
                && checkup.ids().none() == checkup.ids().records();
    }

    private static void threads(Checkup checkup, List<String> advice) {
        if (checkup.clock().threads() > 0) {
            return;
        }
        long none = checkup.ids().none();
        if (checkup.mesh() == Checkup.Mesh.ISTIO) {
            advice.add(
                    "no thread ids, so that links between lines are inferred: Istio prints them since 1.17; before, start"
                            + " the proxy with a --log-format that has %t");
        } else if (100 * none >= MANY * checkup.ids().records() && !isOfEvents(checkup)) {
            advice.add("no thread ids, so that links between lines are inferred: put %t into the log format");
        }
    }

    private static void clock(Clock clock, boolean unnamed, List<String> advice) {
        if (clock.unit() == 0) {
            advice.add("no times: durations and gaps cannot be told; take the log with its stamps");
        } else if (clock.backNs() > SECOND) {
            advice.add("the clock goes back, by " + clock.backNs() / SECOND + " s at line " + clock.backLine()
                    + (unnamed
                            ? ": if these are several pods or files in one, take them apart (kubectl logs --prefix, stern)"
                            : ": the log was put together in another order, or the clock was set"));
        }
    }

    private static void content(Checkup checkup, InputReport report, List<String> advice) {
        Coverage coverage = checkup.coverage();
        // A few were lost with other lines; grep loses all of them.
        if (GREPPED * coverage.headerless() > checkup.requests().all()) {
            advice.add("header blocks are missing behind " + coverage.headerless()
                    + " of the lines that announce them: grep keeps single lines; take the log whole (or grep -A 40)");
        }
        Double confidence = coverage.confidence();
        if (confidence != null && confidence < DOUBTFUL && coverage.unknownLines() + coverage.strayLines() >= FEW) {
            advice.add(
                    "many lines do not fit the format: text of other programs in between, or a file put together from"
                            + " pieces; 'envlog events' shows them as unknown");
        }
        Requests requests = checkup.requests();
        if (requests.holed() > 0) {
            advice.add("has holes: of " + requests.holed() + " of " + requests.all()
                    + " requests lines are missing that must have been printed; 'missing' of ls -o ndjson names them."
                    + " Lost or damaged on their way: take the log from its source");
        }
        if (requests.noStart() > 0) {
            String missing =
                    "of " + requests.noStart() + " of " + requests.all() + " requests the beginning is missing";
            boolean unheard = checkup.missing().stream().map(Missing::name).anyMatch(BEGINNINGS::equals);
            advice.add(
                    unheard
                            ? missing + ": the logger " + BEGINNINGS + ", which tells it, says nothing here"
                            : "begins in the middle: " + missing
                                    + "; take more of the log (--tail=-1, the rotated files)");
        }
        if (report.summary() != null && report.summary().glued() > 0) {
            long glued = report.summary().glued();
            advice.add("not read: " + glued + (glued == 1 ? " access-log line" : " access-log lines")
                    + " behind another on the same line; break lines before each time in brackets");
        }
        if (report.summary() != null && report.summary().cutLines() > 0) {
            advice.add(report.summary().cutLines() + " lines were too long to keep whole; their ends are not shown");
        }
    }
}
