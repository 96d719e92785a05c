package dev.envlog.cli.render;

import dev.envlog.cli.doctor.Advice;
import dev.envlog.cli.doctor.Checkup;
import dev.envlog.cli.doctor.Checkup.Build;
import dev.envlog.cli.doctor.Checkup.Clock;
import dev.envlog.cli.doctor.Checkup.Coverage;
import dev.envlog.cli.doctor.Checkup.Evidence;
import dev.envlog.cli.doctor.Checkup.Ids;
import dev.envlog.cli.doctor.Checkup.Logger;
import dev.envlog.cli.doctor.Checkup.Missing;
import dev.envlog.cli.doctor.Checkup.Requests;
import dev.envlog.cli.doctor.Checkup.Unknown;
import dev.envlog.cli.doctor.LevelCommands;
import dev.envlog.cli.glossary.Meaning;
import dev.envlog.cli.glossary.Notable;
import dev.envlog.cli.glossary.Weight;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.log.Event;
import dev.envlog.log.Level;
import dev.envlog.log.WholeMessage;
import dev.envlog.parser.ReadSummary;
import dev.envlog.parser.Trouble;
import dev.envlog.parser.statement.ReleaseSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A checkup on one screen: a paragraph for each matter, what to do at the end. Commands are never broken. */
final class DoctorPage {

    private static final int INDENT = 12;
    private static final int SHOWN_UNKNOWN = 5;
    private static final int SHOWN_EVIDENCE = 3;
    private static final int SHOWN_RESTARTS = 6;
    private static final int SHOWN_NOTABLE = 3;
    /** Characters of a text of the log that are shown: on a screen however narrow, and where nothing is cut. */
    private static final int LEAST_TEXT = 8;

    private static final int MOST_TEXT = 400;
    private static final int MILLI = 1_000_000;
    private static final int MICRO = 1_000;

    private final Screen screen;
    private final Redactor redactor;

    DoctorPage(Screen screen, Redactor redactor) {
        this.screen = screen;
        this.redactor = redactor;
    }

    void print(Checkup checkup, InputReport report, boolean further) {
        if (further) {
            screen.blank();
        }
        screen.print(screen.line().add(DoctorBrief.title(checkup), Role.STRONG));
        ReadSummary read = report.summary();
        format(checkup, read);
        lines(checkup.coverage(), read);
        if (checkup.coverage().records() > 0) {
            build(checkup.build());
        }
        unknown(checkup.unknown());
        if (checkup.coverage().records() > 0 || checkup.coverage().accessAlone() > 0) {
            requests(checkup.requests());
        }
        if (checkup.coverage().records() > 0) {
            ids(checkup.ids());
            clock(checkup.clock());
            restarts(checkup.restarts());
            trouble("critical", read == null ? null : read.critical(), checkup.notable());
            trouble("rejected", read == null ? null : read.rejected(), checkup.notable());
            notable(checkup.notable(), read);
            loggers(checkup);
        }
        if (checkup.coverage().records() > 0 || checkup.coverage().accessRecords() > 0) {
            commands(checkup);
        }
        advice(Advice.of(checkup, report));
    }

    private void format(Checkup checkup, @Nullable ReadSummary read) {
        String format = read == null ? null : read.format();
        String none = checkup.coverage().accessRecords() > 0 ? "access log only" : "none that is known";
        Flow flow = flow("format").add(Objects.requireNonNullElse(format, none));
        String ids = checkup.ids().form();
        if (ids != null && !ids.equals("plain")) {
            flow.add(ids.equals("tags") ? "ids as tags" : "ids partly as tags");
        }
        if (checkup.coverage().confidence() != null) {
            flow.add(String.format(Locale.ROOT, "confidence %.2f", DoctorBrief.confidence(checkup)));
        }
        flow.print(0);
    }

    private void build(Build build) {
        String stated = build.stated();
        Flow flow = flow("envoy").add(DoctorBrief.release(build), Role.STRONG);
        if (stated != null) {
            flow.add("as line " + Names.count(build.statedLine()) + " says");
        }
        int all = build.agreeing() + build.against().size();
        if (all == 0) {
            flow.add("nothing in it tells releases apart");
        } else {
            flow.add(Names.count(build.agreeing()) + " of " + Names.count(all, "telling wording") + " fit");
        }
        flow.print(0);
        // Of two the second tells the end, though it may tell the beginning, too.
        for (int i = 0; i < build.evidence().size(); i++) {
            Evidence one = build.evidence().get(i);
            boolean since = i == 0
                    && one.releases().first() == build.releases().first()
                    && one.releases().first() > ReleaseSet.FIRST;
            evidence(since ? "not before: " : "not after: ", one, Role.PLAIN);
        }
        build.against().stream().limit(SHOWN_EVIDENCE).forEach(one -> evidence("against: ", one, Role.NOTE));
        if (build.against().size() > SHOWN_EVIDENCE) {
            flow("").add("against: " + (build.against().size() - SHOWN_EVIDENCE) + " more (-o json)", Role.NOTE)
                    .print(0);
        }
    }

    private void evidence(String why, Evidence one, Role role) {
        Line line = screen.line().to(INDENT).add(why, role);
        String place = "line " + Names.count(one.line()) + " ";
        String releases = " (" + one.releases().words() + ")";
        line.add(place, Role.DIM);
        int room = screen.cut() ? Math.max(16, screen.width() - line.width() - releases.length()) : 200;
        String text = one.event() == null ? one.text() : "\"" + one.text() + "\"";
        screen.print(line.fit(text, room, role).add(releases, Role.DIM));
    }

    private void lines(Coverage coverage, @Nullable ReadSummary read) {
        Flow flow = flow("lines").add(Names.count(coverage.lines()));
        flow.add(Names.count(coverage.records(), "record"));
        if (coverage.records() > 0) {
            boolean all = coverage.understood() == coverage.records();
            flow.add(
                    Names.percent(coverage.understood(), coverage.records()) + " understood",
                    all ? Role.PLAIN : Role.NOTE);
        }
        count(flow, coverage.unknownLines() + coverage.strayLines(), "line", " not understood");
        if (coverage.accessRecords() > 0) {
            flow.add(Names.count(coverage.accessRecords(), "access-log line") + ", "
                    + Names.count(coverage.accessJoined()) + " joined"
                    + (coverage.accessAlone() == 0 ? "" : ", " + Names.alone(coverage.accessAlone())));
        }
        count(flow, coverage.agentRecords(), "line", " of other programs");
        count(flow, read == null ? 0 : read.cutLines(), "line", " cut for its length");
        count(flow, read == null ? 0 : read.glued(), "access-log line", " behind another on its line not read");
        flow.print(0);
    }

    private void unknown(List<Unknown> unknown) {
        String label = "unknown";
        for (Unknown one : unknown.subList(0, Math.min(SHOWN_UNKNOWN, unknown.size()))) {
            Line line = screen.line().add(label, Role.DIM).to(INDENT);
            line.add("×" + Names.count(one.count()) + " ", Role.NOTE);
            line.add((one.logger() == null ? "no record" : one.logger()) + " ");
            line.add("line " + Names.count(one.line()) + " ", Role.DIM);
            String text = "\"" + one.example() + "\"";
            text(line, text);
            label = "";
        }
    }

    private void requests(Requests requests) {
        Flow flow = flow("requests").add(Names.count(requests.http()));
        count(flow, requests.tcp(), "TCP session", "");
        count(flow, requests.async(), "side call", "");
        count(flow, requests.failed(), "", "failed");
        count(flow, requests.noStart(), "", "without their beginning");
        count(flow, requests.noEnd(), "", "without their end");
        count(flow, requests.holed(), "", "with lines missing");
        flow.print(0);
    }

    private void ids(Ids ids) {
        long all = ids.records();
        Flow flow = flow("ids")
                .add(Names.percent(ids.stream(), all) + " stream")
                .add(Names.percent(ids.connection(), all) + " connection")
                .add(Names.percent(ids.none(), all) + " none");
        if (ids.none() > 0) {
            flow.add("of those " + Names.percent(ids.certain(), ids.none()) + " owned for certain, "
                    + Names.percent(ids.inferred(), ids.none()) + " inferred");
        }
        flow.print(0);
    }

    private void clock(Clock clock) {
        Flow flow = flow("clock");
        if (clock.unit() == 0) {
            flow.add("no times", Role.NOTE);
        } else {
            flow.add(
                    clock.zone() == null
                            ? "no time zone printed"
                            : clock.zone().equals("Z") ? "UTC (Z)" : clock.zone());
            flow.add(clock.unit() >= MILLI ? "milliseconds" : clock.unit() >= MICRO ? "microseconds" : "nanoseconds");
            flow.add(TimeText.day(clock.first()) + " " + TimeText.clock(clock.first(), clock.unit()) + " to "
                    + TimeText.clock(clock.last(), clock.unit()));
        }
        flow.add(clock.threads() == 0 ? "no thread ids" : Names.count(clock.threads(), "thread"));
        if (clock.unit() > 0) {
            order(flow, clock);
        }
        flow.print(0);
    }

    private static void order(Flow flow, Clock clock) {
        if (clock.backwards() == 0) {
            flow.add("in order");
        } else {
            flow.add(Names.count(clock.backwards(), "record") + " earlier than the one before");
            if (clock.threads() > 0) {
                flow.add(
                        clock.backwardsOnThread() == 0
                                ? "in order on each thread"
                                : Names.count(clock.backwardsOnThread()) + " on their own thread");
            }
            flow.add("back by up to " + TimeText.duration(clock.backNs(), clock.unit()) + " at line "
                    + Names.count(clock.backLine()));
        }
        if (clock.gapNs() > 0) {
            flow.add("longest gap " + TimeText.duration(clock.gapNs(), clock.unit()) + " before line "
                    + Names.count(clock.gapLine()));
        }
    }

    private void restarts(List<Integer> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<String> shown = lines.stream()
                .limit(SHOWN_RESTARTS)
                .map(line -> Names.count(line))
                .toList();
        flow("restarts")
                .add(Names.count(lines.size()) + ", at line " + String.join(", ", shown)
                        + (lines.size() > shown.size() ? " …" : "") + " (ids begin again)")
                .print(0);
    }

    private void trouble(String label, @Nullable Trouble trouble, List<Notable> notable) {
        if (trouble == null) {
            return;
        }
        Line line = screen.line().add(label, Role.DIM).to(INDENT);
        line.add("×" + Names.count(trouble.records()) + " ", Role.FAIL);
        line.add("line " + Names.count(trouble.line()) + " ", Role.DIM);
        String text = redactor.text(trouble.text());
        text(line, text);
        notable.stream().filter(one -> isToldOf(trouble, one.step().event())).forEach(this::meaning);
    }

    /** Ends a line with a text of the log, cut where the screen ends. */
    private void text(Line line, String text) {
        int room = screen.cut() ? Math.max(LEAST_TEXT, screen.width() - line.width()) : MOST_TEXT;
        screen.print(line.fit(text, room, Role.PLAIN));
    }

    /** What is worth a look and belongs to no request. */
    private void notable(List<Notable> notable, @Nullable ReadSummary read) {
        Weight said = null;
        int shown = 0;
        for (Notable one : notable) {
            Event event = one.step().event();
            if (read != null && (isToldOf(read.critical(), event) || isToldOf(read.rejected(), event))) {
                continue;
            }
            if (++shown > SHOWN_NOTABLE) {
                screen.print(screen.line().to(INDENT).add("and more", Role.DIM));
                return;
            }
            Weight weight = one.weight();
            Line line = screen.line()
                    .add(weight == said ? "" : weight.printed(), Role.DIM)
                    .to(INDENT);
            said = weight;
            line.add("×" + Names.count(one.count()) + " ", weight == Weight.FAILURE ? Role.FAIL : Role.NOTE);
            line.add("line " + Names.count(event.line()) + " ", Role.DIM);
            String text = redactor.text(WholeMessage.of(event));
            text(line, text);
            meaning(one);
        }
    }

    private void meaning(Notable one) {
        Meaning meaning = one.meaning();
        if (meaning != null) {
            new Flow(screen, INDENT + 2, " ").words(meaning.text(), Role.DIM).print(INDENT + 2);
        }
    }

    private static boolean isToldOf(@Nullable Trouble trouble, Event event) {
        return trouble != null && trouble.line() == event.line();
    }

    private void loggers(Checkup checkup) {
        String label = "loggers";
        for (Level level : Level.values()) {
            List<String> names = checkup.loggers().stream()
                    .filter(logger -> least(logger) == level)
                    .map(Logger::name)
                    .toList();
            if (!names.isEmpty()) {
                new Flow(screen, INDENT + 2, " ")
                        .label(padded(label))
                        .add(level.printed() + ":", Role.STRONG)
                        .words(String.join(" ", names), Role.PLAIN)
                        .print(0);
                label = "";
            }
        }
        boolean any = false;
        for (Missing missing : checkup.missing()) {
            if (missing.certain()) {
                flow(any ? "" : "missing")
                        .add(missing.name() + ": " + missing.without(), Role.FAIL)
                        .print(0);
                any = true;
            }
        }
        List<String> silent = checkup.missing().stream()
                .filter(missing -> !missing.certain())
                .map(Missing::name)
                .toList();
        if (!silent.isEmpty()) {
            new Flow(screen, INDENT, " ")
                    .label(padded("silent"))
                    .words(String.join(", ", silent) + ": off, or nothing to say", Role.NOTE)
                    .print(0);
        }
    }

    /** The most detailed level a logger was seen at; null where none are printed. */
    private static @Nullable Level least(Logger logger) {
        return logger.records().isEmpty()
                ? null
                : Collections.min(logger.records().keySet());
    }

    private void commands(Checkup checkup) {
        boolean raised = checkup.loggers().stream().anyMatch(Logger::detailed);
        if (!raised && checkup.missing().isEmpty()) {
            return;
        }
        LevelCommands commands = LevelCommands.of(checkup);
        command("levels", commands.show());
        command("raise", commands.raise());
        command("restore", commands.restore());
    }

    private void command(String label, List<String> lines) {
        String first = label;
        for (String line : lines) {
            screen.print(screen.line().add(first, Role.DIM).to(INDENT).add(line));
            first = "";
        }
    }

    private void advice(List<String> advice) {
        for (String sentence : advice) {
            new Flow(screen, 2, " ")
                    .add("!", Role.NOTE)
                    .words(sentence, Role.PLAIN)
                    .print(0);
        }
    }

    private Flow flow(String label) {
        return new Flow(screen, INDENT, " · ").label(padded(label));
    }

    private static String padded(String label) {
        return String.format(Locale.ROOT, "%-" + INDENT + "s", label);
    }

    private static void count(Flow flow, long n, String what, String more) {
        if (n > 0) {
            flow.add(what.isEmpty() ? Names.count(n) + " " + more : Names.count(n, what) + more, Role.PLAIN);
        }
    }
}
