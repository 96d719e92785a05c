package dev.envlog.cli.doctor;

import dev.envlog.access.AccessLogLine;
import dev.envlog.catalog.Attribution;
import dev.envlog.cli.doctor.Checkup.Mesh;
import dev.envlog.cli.doctor.Checkup.Requests;
import dev.envlog.cli.glossary.Notable;
import dev.envlog.cli.glossary.Notables;
import dev.envlog.cli.glossary.Sequences;
import dev.envlog.diagnosis.Istio;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.Level;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.statement.Wordings;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects what is to be told of one process. */
final class PodTally {

    private static final int MOST_RESTARTS = 1000;
    private static final int TOP = 10;
    /** How statements begin of a process that does not start. */
    private static final String REFUSED = "main.error_initializing_";

    private final String file;
    private final @Nullable String pod;
    private final LineTally lines;
    private final BuildTally build;
    private final IdTally ids = new IdTally();
    private final ClockTally clock = new ClockTally();
    private final LoggerTally loggers = new LoggerTally();
    private final UnknownTally unknown;
    private final Sequences sequences = new Sequences();

    private final Notables nobodys = new Notables(sequences);
    /** Of records that are somebody's, as long as there is no request. */
    private @Nullable Notables owned = new Notables(sequences);

    private final List<Integer> restarts = new ArrayList<>();
    private int restart;
    private boolean refused;
    private long http;
    private long tcp;
    private long async;
    private long failed;
    private long noStart;
    private long noEnd;
    private long holed;
    private boolean istio;
    private boolean sawAccess;

    PodTally(String file, @Nullable String pod, Wordings wordings, UnaryOperator<String> mask) {
        this.file = file;
        this.pod = pod;
        this.lines = new LineTally(wordings);
        this.build = new BuildTally(wordings, mask);
        this.unknown = new UnknownTally(mask);
    }

    /** Each record as it is read. */
    void record(Event event) {
        lines.record(event);
        if (event.kind() == RecordKind.UNKNOWN && !event.text().isBlank()) {
            unknown.record(null, event);
        }
        if (event.kind() == RecordKind.ACCESS && !sawAccess) {
            sawAccess = true;
            istio |= AccessLogLine.isOfIstio(event);
        }
        if (event.kind() != RecordKind.LOG) {
            return;
        }
        build.record(event);
        ids.record(event);
        clock.record(event);
        loggers.record(event);
        start(event);
        if (event.event() == EventKind.OTHER && !event.message().isBlank()) {
            unknown.record(event.logger(), event);
        } else if (!istio && event.event() == EventKind.ROUTER_CLUSTER_MATCH) {
            istio = Istio.isCluster(event.field("cluster"));
        }
    }

    private void start(Event event) {
        if (event.event() == EventKind.MAIN_EPOCH) {
            refused = false;
        } else if (event.level() == Level.CRITICAL) {
            String name = event.eventName();
            refused |= name != null && name.startsWith(REFUSED);
        }
    }

    /** Each record once its owner is known. */
    void owned(Event event, int ofRestart, Attribution attribution, @Nullable Owner owner) {
        if (ofRestart > restart) {
            restart = ofRestart;
            if (restarts.size() < MOST_RESTARTS) {
                restarts.add(event.line());
            }
        }
        lines.owned(event, owner != null && owner.by() == OwnerRule.ACCESS_LOG);
        ids.owned(event, owner);
        if (event.kind() == RecordKind.LOG) {
            Notables notables = owner == null ? nobodys : owned;
            Function<Event, Step> keep = one -> new Step(one.copy(), attribution, null, true);
            if (notables == null) {
                nobodys.offerAsLast(event, keep);
            } else {
                notables.offer(event, keep);
            }
        }
    }

    void exchange(Exchange exchange) {
        owned = null;
        boolean lineOnly = exchange.isLineOnly();
        if (lineOnly) {
            lines.alone();
            istio = istio || Istio.isCluster(exchange.cluster());
        }
        failed += exchange.failed() ? 1 : 0;
        if (exchange.kind() == ExchangeKind.ASYNC) {
            async++;
            return;
        }
        http += exchange.kind() == ExchangeKind.HTTP ? 1 : 0;
        tcp += exchange.kind() == ExchangeKind.TCP ? 1 : 0;
        Partial partial = exchange.span().partial();
        boolean hole = !exchange.span().missing().isEmpty();
        holed += hole ? 1 : 0;
        noStart += !hole && (partial == Partial.NO_START || partial == Partial.BOTH) ? 1 : 0;
        noEnd += exchange.span().open() ? 1 : 0;
        String details = exchange.response().details();
        boolean begun = exchange.ref().stream() != null && partial != Partial.NO_START && partial != Partial.BOTH;
        // What a filter said may stand before the log, unless there is none.
        if (details != null && (begun || (lineOnly && !lines.isOfLog()))) {
            loggers.details(details);
        }
    }

    private List<Notable> notable() {
        return Notables.found(owned == null ? List.of(nobodys) : List.of(nobodys, owned));
    }

    /** @param format of the input, in words; null if it has none */
    Checkup checkup(@Nullable String format) {
        boolean consul = format != null && format.startsWith("Consul");
        boolean istioFormat = istio || (format != null && format.contains("Istio"));
        return new Checkup(
                file,
                pod,
                lines.coverage(),
                build.build(),
                ids.ids(build.idForm()),
                clock.clock(),
                new Requests(http, tcp, async, failed, noStart, noEnd, holed),
                List.copyOf(restarts),
                refused,
                lines.coverage().records() > 0 ? unknown.withoutHeaders().top(TOP) : unknown.top(TOP),
                loggers.loggers(),
                loggers.missing(),
                notable(),
                consul ? Mesh.CONSUL : istioFormat ? Mesh.ISTIO : Mesh.ENVOY);
    }
}
