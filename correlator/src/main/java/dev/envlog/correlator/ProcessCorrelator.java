package dev.envlog.correlator;

import dev.envlog.catalog.Attribution;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.StreamRef;
import org.jspecify.annotations.Nullable;

/** The correlator of one pod: of one process and, after a restart, of the next one. */
final class ProcessCorrelator {

    private final RecordQueue records;
    private final Output output;
    private final Attributions attributions = new Attributions();
    private final boolean keep;
    private final IdCounter counter = new IdCounter();
    private final Scene scene;
    private final PoolLinker linker;
    private final StreamRules streams;
    private final ConnectionRules connections;
    private final PlainRules plain;
    private final CrashDump dump;
    private final AccessLogJoiner joiner;
    private long seq;
    private int restart;
    private boolean started;
    /** A record of Envoy was seen. */
    private boolean logged;

    private int threads;

    /** A correlator that hands what it finds to {@code sink}. */
    ProcessCorrelator(CorrelatorOptions options, CorrelationSink sink, RecordQueue records) {
        this.records = records;
        this.output = new Output(options, sink, records);
        this.keep = options.steps() || options.events();
        this.scene = new Scene(options, output);
        this.linker = new PoolLinker(scene);
        this.streams = new StreamRules(scene, linker);
        this.connections = new ConnectionRules(scene, linker);
        this.plain = new PlainRules(scene, linker);
        this.dump = new CrashDump(scene);
        this.joiner = new AccessLogJoiner(scene);
        output.join(joiner);
    }

    /** Takes the next event. */
    void accept(Event event) {
        if (!started || event.event() == EventKind.MAIN_EPOCH || counter.fell(event)) {
            begin(event);
        }
        boolean log = event.kind() == RecordKind.LOG;
        // Events of hosts come from a file of their own, and tell nothing of the lines around them.
        boolean outside = log && event.level() == null && event.logger() == null;
        Lane lane = log && !outside ? scene.lane(event.thread()) : null;
        boolean sameBurst = lane != null && lane.sameBurst(event);
        Attribution attribution =
                lane != null ? attributions.of(event, lane, sameBurst) : attributions.ofForeign(event);
        Rec rec = new Rec(seq++, event, attribution, restart, keep);
        records.add(rec);
        boolean first = log && !logged;
        logged |= log;
        switch (event.kind()) {
            case LOG -> {
                if (lane == null) {
                    scene.none(rec);
                } else {
                    log(event, rec, lane, sameBurst);
                }
            }
            case ACCESS -> {
                output.accessLogSeen();
                joiner.line(event, rec);
            }
            case AGENT, UNKNOWN -> {
                if (logged) {
                    scene.none(rec);
                } else {
                    scene.looseHead.before(event, rec);
                }
            }
        }
        if (first) {
            scene.looseHead.drop();
        }
        if (log) {
            output.advance(rec.seq, rec.time);
        }
        records.relieve();
    }

    private void log(Event event, Rec rec, Lane lane, boolean sameBurst) {
        lane.records++;
        if (LoneCheck.isPassed(lane, sameBurst)) {
            LoneCheck.settle(scene, lane);
        }
        if (scene.crash != null && event.lines() > 1) {
            dump.read(event, rec);
        }
        if (!lane.sockets.gaveUp.isEmpty() && event.event() != EventKind.CONN_HANDLER_DEFAULT_LISTENER_FILTER) {
            Deferred.none(scene, lane.sockets.gaveUp);
        }
        if (!sameBurst) {
            lane.ends.clear(scene);
        } else if (event.event() != EventKind.WASM_LOG) {
            lane.ends.share(scene);
        }
        scene.debug.saw(event, rec);
        scene.silent.record(event);
        if (event.hasStream() && !isQuic(event.logger())) {
            if (scene.stream(event.stream()) == null && output.wasHandedOut(event.stream())) {
                straggler(event, rec);
            } else {
                streams.apply(event, rec, lane, sameBurst);
            }
        } else {
            scene.poolLogged = scene.poolLogged || "pool".equals(event.logger());
            scene.clustersLogged = scene.clustersLogged || "upstream".equals(event.logger());
            if (event.hasConnection()) {
                connections.apply(event, rec, lane, sameBurst);
            } else {
                plain.apply(event, rec, lane, sameBurst);
            }
        }
        lane.passed(event, rec);
    }

    /** QUIC's own loggers print the number of its stream where others print the stream's id. */
    private static boolean isQuic(@Nullable String logger) {
        return logger != null && logger.startsWith("quic");
    }

    /** A line of a request that was handed out already: its owner is known, its timeline is closed. */
    private void straggler(Event event, Rec rec) {
        rec.owner = new Owner(
                new StreamRef(event.connection(), Long.toUnsignedString(event.stream())),
                OwnerRule.STREAM_ID,
                Confidence.CERTAIN);
        scene.none(rec);
    }

    /** The process begins: ids start again, nothing of before goes on. */
    private void begin(Event event) {
        if (started) {
            threads = Math.max(threads, scene.threads());
            close();
            scene.restart(event.time());
            plain.lostHosts.restart();
            // Lines of other programs before the first banner are no run of their own.
            restart += logged ? 1 : 0;
        }
        started = true;
        counter.restart(event);
        output.bind(scene, new Origin(event.file(), event.pod(), restart));
    }

    /** See {@link Correlator#gap()}. */
    void gap() {
        threads = Math.max(threads, scene.threads());
        scene.gap();
    }

    /** Nothing more comes for now: hands out what has finished. */
    void quiet() {
        scene.looseHead.drop();
        output.quiet();
    }

    /** The input is at its end: hands out the rest as unfinished. */
    void finish() {
        threads = Math.max(threads, scene.threads());
        if (started) {
            close();
        }
    }

    private void close() {
        scene.looseHead.drop();
        linker.atEnd();
        scene.close();
    }

    /** What was noticed on the way. */
    CorrelationSummary summary() {
        return new CorrelationSummary(
                restart,
                Math.max(threads, scene.threads()),
                output.evicted,
                scene.silent.silent(),
                joiner.lines,
                joiner.joined,
                joiner.alone,
                joiner.untimed,
                joiner.failures,
                joiner.firstFailure,
                output.refused,
                output.unreached,
                plain.away.count,
                plain.away.first,
                scene.denied,
                scene.firstDenied);
    }
}
