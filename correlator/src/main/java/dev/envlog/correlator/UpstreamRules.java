package dev.envlog.correlator;

import dev.envlog.diagnosis.TlsError;
import dev.envlog.log.Decimal;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import org.jspecify.annotations.Nullable;

/** Lines of a connection to an upstream host: pool, codec client, connecting, closing. */
final class UpstreamRules {

    private final Scene scene;
    private final PoolLinker linker;

    private final LateLinks late;

    UpstreamRules(Scene scene, PoolLinker linker) {
        this.scene = scene;
        this.linker = linker;
        this.late = new LateLinks(scene);
    }

    void apply(Event event, Rec rec, Lane lane, ConnectionTracker tracker, boolean sameBurst) {
        boolean told = lane.isCreating();
        boolean created = told || (sameBurst && isCreated(rec, lane));
        ConnectionTracker made = tracker.outer == null ? tracker : tracker.outer;
        if (created && made.trigger == null && !made.isConnected() && !made.connecting) {
            made.triggerGuessed = !told;
            created(rec, lane, made, sameBurst);
        }
        if (isOfUnseen(event, rec, lane, tracker)
                || isHandOver(rec, lane, tracker)
                || isToldBy(event, rec, lane, tracker)) {
            return;
        }
        changes(event, rec, lane, tracker);
        owner(rec, lane, tracker);
        if (isFree(rec.kind, tracker)) {
            freed(lane, tracker);
        }
    }

    /** Whether the line ends the use of the connection by a stream whose hand-over the log does not show: it waits for that stream's own. */
    private boolean isOfUnseen(Event event, Rec rec, Lane lane, ConnectionTracker tracker) {
        ExchangeTracker resetting = lane.resetting;
        if (rec.kind == EventKind.CLIENT_REQUEST_RESET
                && resetting != null
                && !tracker.active.contains(resetting)
                && lane.previous != null
                && lane.previous.kind == EventKind.ROUTER_RESET_POOL_REQUEST) {
            late.resetBy(lane, tracker, resetting);
        }
        if (late.goesOn(lane, tracker, event, rec)) {
            return true;
        }
        late.drop(lane);
        if (LateLinks.tells(rec.kind, tracker) && !late.endsAnswer(lane, tracker, rec)) {
            late.offer(lane, tracker, event, rec);
            return true;
        }
        return false;
    }

    /** Whether the pool is about to give the connection to somebody, whom the line after says. */
    private boolean isHandOver(Rec rec, Lane lane, ConnectionTracker tracker) {
        boolean given = switch (rec.kind) {
            case POOL_USING_EXISTING, POOL_ATTACHING, POOL_CREATING_STREAM, POOL_ASSIGNING -> {
                tracker.usable = true;
                yield true;
            }
            case POOL_MAX_STREAMS -> linker.isOffered(lane, tracker);
            default -> false;
        };
        if (given) {
            linker.offer(lane, tracker, rec);
        }
        return given;
    }

    /** Whether what the line says tells whose it is. */
    private boolean isToldBy(Event event, Rec rec, Lane lane, ConnectionTracker tracker) {
        switch (rec.kind) {
            case CONNECTION_CONNECTED, CLIENT_CONNECTED -> connected(rec, lane, tracker);
            case HTTP2_STREAM_CLOSED, HTTP2_RECOUP, HTTP2_SENT_RESET -> frame(event, rec, lane, tracker);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What becomes of the connection, and of whom it serves. */
    private void changes(Event event, Rec rec, Lane lane, ConnectionTracker tracker) {
        switch (rec.kind) {
            case CONNECTION_CONNECTING_TO -> {
                tracker.address = event.field("address");
                tracker.opened = tracker.opened == Event.NO_TIME ? rec.time : tracker.opened;
                tracker.sawOpening = true;
            }
            case CONNECTION_IN_PROGRESS -> tracker.inProgress = true;
            case CONNECTION_CONNECT_ERROR -> tracker.failing = true;
            case POOL_CONNECT_TIMEOUT -> {
                tracker.failing = true;
                tracker.timedOut = true;
                tracker.closeReason = event.message();
            }
            case CONNECTION_CLOSING_SOCKET -> lane.resetting = null;
            case POOL_CLIENT_DISCONNECTED -> gone(event, rec, lane, tracker);
            case CLIENT_RESPONSE_COMPLETE -> complete(rec, tracker);
            case CLIENT_PROTOCOL_ERROR -> tracker.malformed(event.field("error"), rec);
            case HTTP2_INVALID, HTTP2_INVALID_FRAME -> tracker.frame.found(event.field("error"), rec);
            case HTTP_CODEC_STATUS -> status(event, tracker);
            default -> {
                // No change of state.
            }
        }
    }

    /**
     * The pool said directly before that it tries to make one; that it does is not in the log. Or it was asked directly before, and says
     * nothing: it is silenced or, up to 1.13, one of HTTP/2 ({@code http2/conn_pool.cc: newStream}).
     */
    private static boolean isCreated(Rec rec, Lane lane) {
        Rec previous = lane.previous;
        boolean asked = previous != null
                && previous.kind == EventKind.ROUTER_DECODING_HEADERS
                && rec.kind == EventKind.CLIENT_CONNECTING;
        return lane.threaded()
                && previous != null
                && (asked || previous.kind == EventKind.POOL_TRYING)
                && switch (rec.kind) {
                    case CONNECTION_STATE, CLIENT_CONNECTING, CONNECTION_CONNECTING_TO, CONNECTION_IN_PROGRESS -> true;
                    default -> false;
                };
    }

    /** The first line of a connection that the pool has just created for somebody. */
    private void created(Rec rec, Lane lane, ConnectionTracker tracker, boolean sameBurst) {
        boolean told = lane.isCreating();
        ExchangeTracker creator = told || lane.previous == null ? lane.created() : lane.previous.exchange;
        tracker.connecting = true;
        tracker.opened = rec.time;
        tracker.sawOpening = true;
        tracker.countFromHere();
        if (creator == null || !sameBurst) {
            return;
        }
        tracker.trigger = creator;
        tracker.cluster = creator.cluster;
        AttemptTracker attempt = creator.last();
        if (attempt != null && attempt.isWaiting()) {
            attempt.triggered = tracker;
        }
        tracker.forSession |= creator.isTcp();
    }

    /** Connected twice: the socket, then (after TLS) the codec client. Neither is about a stream yet. */
    private void connected(Rec rec, Lane lane, ConnectionTracker tracker) {
        tracker.connected = rec.time;
        tracker.connectedSeq = rec.seq;
        tracker.usable |= rec.kind == EventKind.CLIENT_CONNECTED;
        tracker.current = null;
        Races.connected(tracker);
        ownConnection(rec, tracker);
        if (tracker.trigger != null && tracker.trigger.isTcp()) {
            tracker.trigger.steps.addRelated(rec);
        }
        lane.on(tracker);
    }

    private void complete(Rec rec, ConnectionTracker tracker) {
        ExchangeTracker current = tracker.current;
        if (current != null) {
            scene.answered(current, rec.time);
        }
    }

    private static void gone(Event event, Rec rec, Lane lane, ConnectionTracker tracker) {
        String reason = event.field("reason");
        if (reason != null && !reason.isEmpty()) {
            tracker.closeReason = TlsError.with(reason, tracker.unverified);
        }
        lane.lost(tracker, !tracker.usable, rec.seq);
    }

    private void owner(Rec rec, Lane lane, ConnectionTracker tracker) {
        ConnectionTracker outer = tracker.outer;
        if (outer != null && outer.current == null && outer.trigger != null && !outer.isConnected()) {
            tracker.trigger = outer.trigger;
        } else if (outer != null) {
            tracker.current = outer.current;
        }
        if (tracker.http2 && !tracker.active.isEmpty()) {
            shared(rec, lane, tracker);
            return;
        }
        ExchangeTracker current = tracker.current;
        if (current != null) {
            scene.own(rec, current, OwnerRule.UPSTREAM, confidence(lane));
            lane.on(current);
            return;
        }
        ExchangeTracker trigger = tracker.trigger;
        boolean opening = tracker.failing
                || (!tracker.inProgress && !tracker.isConnected())
                || rec.kind == EventKind.CONNECTION_IN_PROGRESS
                || rec.kind == EventKind.HTTP2_WINDOW_SIZE;
        if (trigger != null && !trigger.isTcp() && !trigger.ended && opening && !tracker.tlsFailure) {
            scene.own(
                    rec,
                    trigger,
                    OwnerRule.TRIGGERED,
                    trigger.cluster == null || tracker.triggerGuessed ? Confidence.INFERRED : confidence(lane));
            lane.on(trigger);
            return;
        }
        ownConnection(rec, tracker);
        if (tracker.session != null) {
            lane.on(tracker.session);
        } else if (trigger != null && trigger.isTcp()) {
            trigger.steps.addRelated(rec);
            lane.on(trigger);
        } else {
            lane.on(tracker);
        }
    }

    /** A line of the connection's own; where it is one of several tries, of how the outer one was made as well. */
    private void ownConnection(Rec rec, ConnectionTracker tracker) {
        scene.own(rec, tracker);
        if (tracker.outer != null && !tracker.outer.usable) {
            tracker.outer.note(rec);
        }
    }

    /** HTTP/2: some lines are about one of the streams, the rest about the connection. */
    private void shared(Rec rec, Lane lane, ConnectionTracker tracker) {
        switch (rec.kind) {
            case CLIENT_RESPONSE_COMPLETE,
                    CLIENT_WAITING_FOR_ENCODE,
                    CLIENT_REQUEST_RESET,
                    POOL_DESTROYING_STREAM,
                    HTTP2_REMOTE_RESET -> SharedLines.add(scene, lane, tracker, rec);
            case CLIENT_ENCODE_COMPLETE, CONNECTION_WRITING -> {
                ExchangeTracker current = lane.current;
                if (current != null && tracker.active.contains(current)) {
                    scene.own(rec, current, OwnerRule.UPSTREAM, confidence(lane));
                } else if (rec.kind == EventKind.CONNECTION_WRITING) {
                    scene.own(rec, tracker);
                } else {
                    SharedLines.add(scene, lane, tracker, rec);
                }
            }
            default -> {
                scene.own(rec, tracker);
                lane.on(tracker);
            }
        }
    }

    /** Frames of a stream by its number, or of the one that is being reset. */
    private void frame(Event event, Rec rec, Lane lane, ConnectionTracker tracker) {
        tracker.http2 = true;
        ExchangeTracker named = DownstreamRules.named(event, tracker);
        if (lane.sharedOn == tracker) {
            if (named != null) {
                SharedLines.settle(scene, lane, named, Confidence.CERTAIN);
            } else {
                SharedLines.giveUp(scene, lane);
            }
        }
        ExchangeTracker current = lane.current;
        AttemptTracker last = current == null ? null : current.last();
        boolean uses = last != null && last.upstream == tracker;
        ExchangeTracker exchange = named != null ? named : uses ? current : tracker.lastReleased;
        if (exchange == null) {
            scene.own(rec, tracker);
            return;
        }
        scene.own(rec, exchange, OwnerRule.UPSTREAM, named == null ? Confidence.INFERRED : confidence(lane));
        lane.on(exchange);
        lane.guessed = named != null ? null : uses ? lane.guessed : exchange;
        if (rec.kind == EventKind.HTTP2_SENT_RESET) {
            lane.resetting = null;
        }
    }

    /** On trace level the HTTP/1 codec tells the status of each answer, also of one that the client never gets. */
    private static void status(Event event, ConnectionTracker tracker) {
        Integer status = finalStatus(event);
        ExchangeTracker exchange = tracker.current;
        AttemptTracker attempt = exchange == null ? null : exchange.on(tracker);
        if (status != null && attempt != null && attempt.upstream == tracker) {
            attempt.status = status;
        }
    }

    /** The status that the codec's line tells, null if another follows it. */
    static @Nullable Integer finalStatus(Event event) {
        Integer status = Decimal.small(event.field("status"));
        return status == null || (status < 200 && status != 101) ? null : status;
    }

    /** The stream that it served has left it. HTTP/1 pools up to 1.13 say so only where nobody waits for it ({@code processIdleClient}). */
    private static boolean isFree(EventKind kind, ConnectionTracker tracker) {
        return switch (kind) {
            case POOL_DESTROYING_STREAM, POOL_CONNECTION_DESTROYED -> true;
            case POOL_MOVING_TO_READY -> tracker.session == null && !tracker.http2;
            default -> false;
        };
    }

    private void freed(Lane lane, ConnectionTracker tracker) {
        if (tracker.http2) {
            ExchangeTracker current = lane.current;
            if (lane.sharedOn != tracker && current != null) {
                tracker.release(current);
            }
        } else {
            ExchangeTracker current = tracker.current;
            tracker.active.clear();
            tracker.current = null;
            if (current != null) {
                current.upstreamComplete = true;
            }
        }
        lane.resetting = null;
    }

    private static Confidence confidence(Lane lane) {
        return lane.threaded() ? Confidence.CERTAIN : Confidence.INFERRED;
    }
}
