package dev.envlog.cli.command;

import dev.envlog.cli.render.DiagnosisRenderer;
import dev.envlog.cli.render.JsonRecords;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.RelatedFinder;
import dev.envlog.cli.workspace.RequestReading;
import dev.envlog.cli.workspace.Window;
import dev.envlog.diagnosis.Diagnosis;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Response;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All requests that failed: each of them for programs, for a person one of those that failed alike. */
final class Failures extends RequestReading {

    /** More kinds of failures are counted only: the records of one of each are kept. */
    private static final int MOST = 200;

    /** What differs in details from one request to the next without saying another reason: addresses and ids. */
    private static final Pattern VALUES = Pattern.compile("\\d+(?:\\.\\d+){3}(?::\\d+)?"
            + "|\\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*](?::\\d+)?"
            + "|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
            + "|(?<![0-9A-Za-z])[0-9A-Fa-f]{16,}(?![0-9A-Za-z])");

    /** What those have in common that failed alike. One cause can have several reasons, which status and details tell apart. */
    private record Kind(
            String cause,
            ExchangeKind kind,
            @Nullable String cluster,
            @Nullable Integer status,
            List<String> flags,
            @Nullable String details) {

        static Kind of(Exchange exchange, Cause cause) {
            Response response = exchange.response();
            String details = response.details();
            return new Kind(
                    cause.id(),
                    exchange.kind(),
                    exchange.cluster(),
                    response.status(),
                    response.flags(),
                    details == null ? null : VALUES.matcher(details).replaceAll("#"));
        }
    }

    /** Those of a kind: how many, and the first of them with its records. */
    private static final class Alike {
        private final Listed first;
        private long count = 1;

        Alike(Listed first) {
            this.first = first;
        }
    }

    private final OutputFormat format;
    private final @Nullable JsonRecords records;
    private final PrintWriter out;
    private final RelatedFinder related = new RelatedFinder();
    private final Map<Kind, Alike> kinds = new LinkedHashMap<>();
    private long count;
    private boolean sessionsOnly = true;
    private long untold;

    /** @param records where programs get them, null if a person reads */
    Failures(Window window, OutputFormat format, @Nullable JsonRecords records, PrintWriter out) {
        super(window);
        lookBeside(true);
        this.format = format;
        this.records = records;
        this.out = out;
    }

    @Override
    protected void request(Listed request) {
        Exchange exchange = request.exchange();
        if (isForPerson()) {
            related.pass(request);
        }
        Cause cause = exchange.cause();
        if (cause == null || !exchange.failed() || request.noise()) {
            return;
        }
        count++;
        sessionsOnly &= exchange.kind() == ExchangeKind.TCP;
        if (records != null) {
            records.diagnosis(exchange, Diagnosis.of(exchange));
        } else if (format == OutputFormat.NAME) {
            out.println(Names.reference(request.number(), exchange));
        } else {
            group(request, Kind.of(exchange, cause));
        }
    }

    private boolean isForPerson() {
        return records == null && format != OutputFormat.NAME;
    }

    private void group(Listed request, Kind kind) {
        Alike alike = kinds.get(kind);
        if (alike != null) {
            alike.count++;
        } else if (kinds.size() < MOST) {
            kinds.put(kind, new Alike(request));
            related.keep(request);
        } else {
            untold++;
        }
    }

    /** Tells of one request of each kind, those first that are most. */
    void tell(DiagnosisRenderer renderer) {
        List<Alike> most = new ArrayList<>(kinds.values());
        most.sort(Comparator.comparingLong((Alike alike) -> alike.count).reversed());
        for (Alike alike : most) {
            Exchange exchange = alike.first.exchange();
            renderer.render(
                    alike.first.number(), exchange, Diagnosis.of(exchange), alike.count, related.of(alike.first));
        }
    }

    long count() {
        return count;
    }

    List<String> foot() {
        List<String> foot = new ArrayList<>();
        if (untold > 0) {
            foot.add(Names.count(untold, "more failure") + " of other kinds: envlog ls --failed");
        }
        if (count == 0) {
            foot.add(seen() == 0 ? "no request found" : "no request failed");
        } else if (!kinds.isEmpty()) {
            String more = untold > 0 ? "more than " : "";
            foot.add(Names.count(count, sessionsOnly ? "session" : "request") + " failed, in " + more
                    + Names.count(kinds.size(), "way"));
        }
        return foot;
    }
}
