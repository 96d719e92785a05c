package dev.envlog.cli.workspace;

import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.log.Event;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reading brought, to be handed out again as if the log were read once more. Of a small log the records are held too; of
 * any other the requests and connections without them, while they are few enough. One thread fills it while others ask.
 */
class Held extends TimedReading {

    /** What a request or connection without its records is reckoned at, in bytes; some 650 were measured. */
    private static final int WEIGHT = 1_200;
    /** A record that is held is reckoned at so many times its text. */
    private static final int TEXT = 4;

    /** So much of the memory may be taken, for one and for the other. */
    private static final int SHARE = 6;

    private record HeldConnection(Connection connection, int unit) {}

    private final Noise noise = new Noise();
    private final List<Listed> requests = new ArrayList<>();
    private final List<HeldConnection> connections = new ArrayList<>();
    private final int most;
    private final long mostText;

    private CorrelatorOptions options;
    private boolean steps;
    private long text;
    private long failed;
    private boolean overflowed;

    /**
     * Holds requests and connections in a sixth of the memory there may be, a million of them at most, and records in another
     * sixth.
     *
     * @param size of the log in bytes, -1 if that is not known; records are asked for where they promise to fit
     */
    static Held upTo(long memory, long size) {
        long share = memory / SHARE;
        return new Held((int) Math.min(1_000_000, share / WEIGHT), share / TEXT, size <= share / TEXT);
    }

    Held(int most, long mostText, boolean steps) {
        this.most = most;
        this.mostText = mostText;
        this.steps = steps;
        this.options = steps ? CorrelatorOptions.connectionTimelines() : CorrelatorOptions.allConnections();
    }

    /** What the correlator has to hand out. */
    synchronized CorrelatorOptions options() {
        return options;
    }

    @Override
    public void record(Event event) {
        noise.record(event);
        super.record(event);
    }

    @Override
    public synchronized void exchange(Exchange exchange) {
        failed += exchange.failed() ? 1 : 0;
        Exchange kept = weighed(exchange.steps()) ? exchange : exchange.withoutSteps();
        requests.add(new Listed(requests.size() + 1L, kept, noise.is(exchange), null));
        overflow();
    }

    @Override
    public synchronized void connection(Connection connection) {
        connections.add(
                new HeldConnection(weighed(connection.steps()) ? connection : connection.withoutSteps(), unit()));
        overflow();
    }

    @Override
    public synchronized boolean enough() {
        return overflowed;
    }

    /** Whether records of that size can still be held; if not, none are from now on. */
    private boolean weighed(List<Step> more) {
        if (!steps) {
            return false;
        }
        for (Step step : more) {
            text += step.event().text().length();
        }
        if (text > mostText) {
            steps = false;
            requests.replaceAll(
                    held -> new Listed(held.number(), held.exchange().withoutSteps(), held.noise(), held.config()));
            connections.replaceAll(held -> new HeldConnection(held.connection().withoutSteps(), held.unit()));
        }
        return steps;
    }

    private void overflow() {
        overflowed |= requests.size() + connections.size() > most;
    }

    // ---- for those who ask

    /** Whether all that can be asked with these options is held, as far as was read. */
    synchronized boolean serves(CorrelatorOptions asked) {
        return !overflowed && !asked.events() && asked.accessLogWait() && (steps || !asked.steps());
    }

    synchronized int requests() {
        return requests.size();
    }

    synchronized long failed() {
        return failed;
    }

    synchronized boolean overflowed() {
        return overflowed;
    }

    /** One of the requests, counted from 0. */
    synchronized Listed request(int index) {
        return requests.get(index);
    }

    /** Some of the connections, counted from 0: from one on, at most so many. */
    synchronized List<Connection> someConnections(int from, int most) {
        int to = Math.min(connections.size(), from + most);
        return from >= to
                ? List.of()
                : connections.subList(from, to).stream()
                        .map(HeldConnection::connection)
                        .toList();
    }

    /** Hands out what was read so far, with records only if they are asked for. */
    void replay(CorrelatorOptions asked, Workspace.Reading reading, Cancel cancel) {
        int requestsNow;
        int connectionsNow;
        synchronized (this) {
            requestsNow = requests.size();
            connectionsNow = connections.size();
        }
        for (int i = 0; asked.connections() && i < connectionsNow && !reading.enough(); i++) {
            cancel.check();
            HeldConnection held;
            synchronized (this) {
                held = connections.get(i);
            }
            reading.timeUnit(held.unit());
            reading.connection(
                    asked.steps() ? held.connection() : held.connection().withoutSteps());
        }
        for (int i = 0; i < requestsNow && !reading.enough(); i++) {
            cancel.check();
            Listed held = request(i);
            Exchange exchange = held.exchange();
            reading.kept(held.number(), asked.steps() ? exchange : exchange.withoutSteps(), held.noise());
        }
    }
}
