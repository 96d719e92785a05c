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
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.log.Event;
import dev.envlog.parser.ReadSummary;
import dev.envlog.parser.Trouble;
import dev.envlog.parser.statement.ReleaseSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The record {@code envlog/doctor/1}, one for each input, or for each pod in it.
 *
 * <ul>
 *   <li>{@code schema}, {@code file}, {@code pod}
 *   <li>{@code format} all layers in words, null if none is known; {@code confidence} 0 to 1, the share of lines that are as the
 *       format wants them ({@link Coverage#confidence()}); {@code problem} why reading ended early, or null
 *   <li>{@code lines}, {@code records} (of Envoy), {@code understood}, {@code unknownLines}, {@code strayLines}, {@code cutLines}
 *       (of the whole input), {@code accessRecords}, {@code accessJoined}, {@code accessAlone}, {@code agentRecords}, {@code headerless}: see
 *       {@link Coverage}
 *   <li>{@code envoy}: {@code stated} version as the log itself says and {@code statedLine}; {@code releases} in words and
 *       {@code from}, {@code to} as {@code "1.19"}, null where open; {@code agreeing}; {@code evidence} and {@code against}: arrays
 *       of {@code {"event","text","line","releases"}}
 *   <li>{@code unknown}: array of {@code {"logger","template","count","line"}}, the most frequent first, at most ten
 *   <li>{@code ids}: {@code form} ({@code plain}, {@code tags}, {@code mixed}, null), {@code stream}, {@code connection}, {@code none}, {@code ownedCertain}, {@code ownedInferred}, {@code lost}
 *   <li>{@code clock}: {@code zone}, {@code unitNs}, {@code first}, {@code last}, {@code threads} (null if none are printed), {@code
 *       backwards}, {@code backwardsOnThread}, {@code backNs}, {@code backLine}, {@code gapNs}, {@code gapLine}
 *   <li>{@code requests}: {@code http}, {@code tcp}, {@code async}, {@code failed}, {@code noStart}, {@code noEnd}, {@code holed}
 *   <li>{@code restarts}: first lines of the runs after the first
 *   <li>{@code critical}: what is said at Envoy's highest level, {@code rejected}: updates of its configuration that it did not take; null
 *       if there are none, else {@code {"records","line","time","text"}}, how many and the first
 *   <li>{@code notable}: records of no request that are worth a look, what means the same once, failures first: array of {@code
 *       {"weight","records","line","event","text","meaning","next"}}, {@code meaning} and {@code next} null if not known
 *   <li>{@code loggers}: array of {@code {"name","levels":{"debug":12,…}}}; {@code missing}: array of {@code
 *       {"name","certain","without"}}
 *   <li>{@code mesh} {@code istio}, {@code consul} or {@code envoy}; {@code commands}: {@code show}, {@code raise}, {@code restore},
 *       each the lines of a shell command
 *   <li>{@code advice}: sentences
 * </ul>
 */
final class DoctorRecord {

    private final JsonGenerator out;
    private final Fields fields;

    private DoctorRecord(JsonGenerator out) {
        this.out = out;
        this.fields = new Fields(out);
    }

    static void write(JsonGenerator out, Checkup checkup, InputReport report, Redactor redactor) {
        DoctorRecord record = new DoctorRecord(out);
        record.head(checkup, report);
        record.build(checkup.build());
        record.unknown(checkup.unknown(), redactor);
        record.ids(checkup.ids());
        record.clock(checkup.clock());
        record.requests(checkup.requests());
        record.lines(checkup.restarts());
        ReadSummary read = report.summary();
        record.trouble("critical", read == null ? null : read.critical(), redactor);
        record.trouble("rejected", read == null ? null : read.rejected(), redactor);
        record.notable(checkup.notable(), redactor);
        record.loggers(checkup);
        record.fields.texts("advice", Advice.of(checkup, report));
    }

    private void head(Checkup checkup, InputReport report) {
        @Nullable ReadSummary read = report.summary();
        Coverage coverage = checkup.coverage();
        fields.text("schema", "envlog/doctor/1");
        fields.text("file", checkup.file());
        fields.text("pod", checkup.pod());
        fields.text("format", read == null ? null : read.format());
        Double confidence = coverage.confidence();
        if (confidence == null) {
            out.writeNullProperty("confidence");
        } else {
            out.writeNumberProperty("confidence", Math.floor(confidence * 10_000) / 10_000);
        }
        fields.text("problem", report.problem());
        fields.number("lines", coverage.lines());
        fields.number("records", coverage.records());
        fields.number("understood", coverage.understood());
        fields.number("unknownLines", coverage.unknownLines());
        fields.number("strayLines", coverage.strayLines());
        fields.number("cutLines", read == null ? null : Long.valueOf(read.cutLines()));
        fields.number("accessRecords", coverage.accessRecords());
        fields.number("accessJoined", coverage.accessJoined());
        fields.number("accessAlone", coverage.accessAlone());
        fields.number("agentRecords", coverage.agentRecords());
        fields.number("headerless", coverage.headerless());
    }

    private void build(Build build) {
        out.writeName("envoy").writeStartObject();
        fields.text("stated", build.stated());
        fields.number("statedLine", build.statedLine() == 0 ? null : Integer.valueOf(build.statedLine()));
        ReleaseSet releases = build.releases();
        fields.text("releases", releases.words());
        fields.text("from", releases.first() <= ReleaseSet.FIRST ? null : "1." + releases.first());
        fields.text("to", releases.last() >= ReleaseSet.LAST ? null : "1." + releases.last());
        fields.number("agreeing", build.agreeing());
        evidence("evidence", build.evidence());
        evidence("against", build.against());
        out.writeEndObject();
    }

    private void evidence(String name, List<Evidence> all) {
        out.writeName(name).writeStartArray();
        for (Evidence one : all) {
            out.writeStartObject();
            fields.text("event", one.event());
            fields.text("text", one.text());
            fields.number("line", one.line());
            fields.text("releases", one.releases().words());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void unknown(List<Unknown> all, Redactor redactor) {
        out.writeName("unknown").writeStartArray();
        for (Unknown one : all) {
            out.writeStartObject();
            fields.text("logger", one.logger());
            fields.text("template", redactor.text(one.template()));
            fields.number("count", one.count());
            fields.number("line", one.line());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void ids(Ids ids) {
        out.writeName("ids").writeStartObject();
        fields.text("form", ids.form());
        fields.number("stream", ids.stream());
        fields.number("connection", ids.connection());
        fields.number("none", ids.none());
        fields.number("ownedCertain", ids.certain());
        fields.number("ownedInferred", ids.inferred());
        fields.number("lost", ids.lost());
        out.writeEndObject();
    }

    private void clock(Clock clock) {
        boolean times = clock.unit() > 0;
        out.writeName("clock").writeStartObject();
        fields.text("zone", clock.zone());
        fields.number("unitNs", times ? Integer.valueOf(clock.unit()) : null);
        fields.time("first", clock.first(), clock.unit());
        fields.time("last", clock.last(), clock.unit());
        fields.number("threads", clock.threads() == 0 ? null : Integer.valueOf(clock.threads()));
        fields.number("backwards", times ? Long.valueOf(clock.backwards()) : null);
        fields.number("backwardsOnThread", times ? Long.valueOf(clock.backwardsOnThread()) : null);
        fields.number("backNs", times ? Long.valueOf(clock.backNs()) : null);
        fields.number("backLine", clock.backNs() > 0 ? Integer.valueOf(clock.backLine()) : null);
        fields.number("gapNs", times ? Long.valueOf(clock.gapNs()) : null);
        fields.number("gapLine", clock.gapNs() > 0 ? Integer.valueOf(clock.gapLine()) : null);
        out.writeEndObject();
    }

    private void requests(Requests requests) {
        out.writeName("requests").writeStartObject();
        fields.number("http", requests.http());
        fields.number("tcp", requests.tcp());
        fields.number("async", requests.async());
        fields.number("failed", requests.failed());
        fields.number("noStart", requests.noStart());
        fields.number("noEnd", requests.noEnd());
        fields.number("holed", requests.holed());
        out.writeEndObject();
    }

    private void notable(List<Notable> all, Redactor redactor) {
        out.writeName("notable").writeStartArray();
        for (Notable one : all) {
            Event event = one.step().event();
            Meaning meaning = one.meaning();
            out.writeStartObject();
            fields.text("weight", one.weight().printed());
            fields.number("records", one.count());
            fields.number("line", event.line());
            fields.text("event", event.eventName());
            fields.text("text", redactor.text(event.message()));
            fields.text("meaning", meaning == null ? null : meaning.text());
            fields.text("next", meaning == null ? null : meaning.next());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void lines(List<Integer> restarts) {
        out.writeName("restarts").writeStartArray();
        restarts.forEach(out::writeNumber);
        out.writeEndArray();
    }

    private void trouble(String name, @Nullable Trouble trouble, Redactor redactor) {
        if (trouble == null) {
            out.writeNullProperty(name);
            return;
        }
        out.writeName(name).writeStartObject();
        fields.number("records", trouble.records());
        fields.number("line", trouble.line());
        fields.time("time", trouble.time(), trouble.timeUnit());
        fields.text("text", redactor.text(trouble.text()));
        out.writeEndObject();
    }

    private void loggers(Checkup checkup) {
        out.writeName("loggers").writeStartArray();
        for (Logger logger : checkup.loggers()) {
            out.writeStartObject();
            fields.text("name", logger.name());
            out.writeName("levels").writeStartObject();
            logger.records().forEach((level, count) -> fields.number(level.printed(), count));
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeName("missing").writeStartArray();
        for (Missing missing : checkup.missing()) {
            out.writeStartObject();
            fields.text("name", missing.name());
            fields.truth("certain", missing.certain());
            fields.text("without", missing.without());
            out.writeEndObject();
        }
        out.writeEndArray();
        fields.text("mesh", Fields.word(checkup.mesh()));
        LevelCommands commands = LevelCommands.of(checkup);
        out.writeName("commands").writeStartObject();
        fields.texts("show", commands.show());
        fields.texts("raise", commands.raise());
        fields.texts("restore", commands.restore());
        out.writeEndObject();
    }
}
