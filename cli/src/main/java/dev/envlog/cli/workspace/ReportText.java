package dev.envlog.cli.workspace;

import dev.envlog.correlator.CorrelationSummary;
import dev.envlog.pack.DamagedException;
import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import dev.envlog.parser.OtherLog;
import dev.envlog.parser.ReadSummary;
import dev.envlog.parser.Trouble;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What reading inputs came to, as a text that is kept with an index. */
final class ReportText {

    private ReportText() {}

    static String of(List<InputReport> reports) {
        PackWriter out = new PackWriter();
        out.number(reports.size());
        for (InputReport report : reports) {
            out.text(report.name());
            summary(report.summary(), out);
            correlation(report.correlation(), out);
            out.text(report.problem());
            out.octet(report.whole() ? 1 : 0);
            out.text(report.note());
        }
        return Base64.getEncoder().encodeToString(out.toBytes());
    }

    /** None if the text is of something else. */
    static List<InputReport> read(String text) {
        try {
            PackReader in = new PackReader(Base64.getDecoder().decode(text));
            List<InputReport> reports = new ArrayList<>();
            for (int n = in.count(1 << 20); n > 0; n--) {
                String name = Objects.requireNonNullElse(in.text(), "");
                ReadSummary summary = summary(in);
                CorrelationSummary correlation = correlation(in);
                String problem = in.text();
                boolean whole = in.octet() != 0;
                reports.add(new InputReport(name, summary, correlation, problem, whole, in.text(), false));
            }
            return reports;
        } catch (DamagedException | IllegalArgumentException e) {
            return List.of();
        }
    }

    private static void summary(@Nullable ReadSummary read, PackWriter out) {
        out.octet(read == null ? 0 : 1);
        if (read == null) {
            return;
        }
        out.text(read.format());
        out.octet((read.threads() ? 1 : 0) + (read.times() ? 2 : 0));
        out.number(read.bytes());
        out.number(read.lines());
        out.number(read.records());
        out.number(read.logRecords());
        out.number(read.understood());
        out.number(read.otherRecords());
        out.number(read.unknownRecords());
        out.number(read.cutLines());
        out.number(read.lostIds());
        out.number(read.glued());
        trouble(read.critical(), out);
        trouble(read.rejected(), out);
        OtherLog resembles = read.resembles();
        out.text(resembles == null ? null : resembles.name());
        out.text(read.problem());
    }

    private static void trouble(@Nullable Trouble trouble, PackWriter out) {
        out.number(trouble == null ? 0 : trouble.records());
        if (trouble != null) {
            out.number(trouble.line());
            out.signed(trouble.time());
            out.number(trouble.timeUnit());
            out.text(trouble.text());
        }
    }

    private static @Nullable Trouble trouble(PackReader in) {
        long records = in.number();
        return records == 0
                ? null
                : new Trouble(
                        records,
                        in.count(Integer.MAX_VALUE),
                        in.signed(),
                        in.count(Integer.MAX_VALUE),
                        Objects.requireNonNullElse(in.text(), ""));
    }

    private static @Nullable ReadSummary summary(PackReader in) {
        if (in.octet() == 0) {
            return null;
        }
        String format = in.text();
        int has = in.octet();
        return new ReadSummary(
                format,
                (has & 1) != 0,
                (has & 2) != 0,
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                trouble(in),
                trouble(in),
                resembled(in.text()),
                in.text());
    }

    private static @Nullable OtherLog resembled(@Nullable String name) {
        return name == null ? null : OtherLog.valueOf(name);
    }

    private static void correlation(@Nullable CorrelationSummary summary, PackWriter out) {
        out.octet(summary == null ? 0 : 1);
        if (summary == null) {
            return;
        }
        out.number(summary.restarts());
        out.number(summary.threads());
        out.number(summary.evicted());
        out.text(String.join(",", summary.silent()));
        out.number(summary.accessLines());
        out.number(summary.accessJoined());
        out.number(summary.accessAlone());
        out.number(summary.accessUntimed());
        out.number(summary.accessFailures());
        out.text(summary.firstFailure());
        out.number(summary.refused());
        out.number(summary.unreached());
        out.number(summary.turnedAway());
        out.text(summary.firstAway());
        out.number(summary.denied());
        out.number(summary.firstDenied());
    }

    private static @Nullable CorrelationSummary correlation(PackReader in) {
        return in.octet() == 0
                ? null
                : new CorrelationSummary(
                        in.count(Integer.MAX_VALUE),
                        in.count(Integer.MAX_VALUE),
                        in.number(),
                        words(in.text()),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.number(),
                        in.number(),
                        Objects.requireNonNullElse(in.text(), ""),
                        in.number(),
                        in.number(),
                        in.number(),
                        Objects.requireNonNullElse(in.text(), ""),
                        in.number(),
                        in.count(Integer.MAX_VALUE));
    }

    private static List<String> words(@Nullable String list) {
        return list == null || list.isEmpty() ? List.of() : List.of(list.split(",", -1));
    }
}
