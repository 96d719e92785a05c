package dev.envlog.cli.workspace;

import dev.envlog.catalog.Attribution;
import dev.envlog.log.Event;
import dev.envlog.query.Query;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Owner;
import org.jspecify.annotations.Nullable;

/** A reading that hands everything on to another one; what is to be otherwise is overridden. */
abstract class PassingOn implements Workspace.Reading {

    final Workspace.Reading reading;

    PassingOn(Workspace.Reading reading) {
        this.reading = reading;
    }

    @Override
    public void record(Event event) {
        reading.record(event);
    }

    @Override
    public boolean gap(Event event) {
        return reading.gap(event);
    }

    @Override
    public void exchange(Exchange exchange) {
        reading.exchange(exchange);
    }

    @Override
    public void kept(long number, Exchange exchange, boolean noise) {
        reading.kept(number, exchange, noise);
    }

    @Override
    public void keptInAll(long requests, long noise) {
        reading.keptInAll(requests, noise);
    }

    @Override
    public void connection(Connection connection) {
        reading.connection(connection);
    }

    @Override
    public void event(Event event, int restart, Attribution attribution, @Nullable Owner owner) {
        reading.event(event, restart, attribution, owner);
    }

    @Override
    public void timeUnit(int unit) {
        reading.timeUnit(unit);
    }

    @Override
    public void quiet() {
        reading.quiet();
    }

    @Override
    public void caughtUp() {
        reading.caughtUp();
    }

    @Override
    public boolean needsAll() {
        return reading.needsAll();
    }

    @Override
    public @Nullable Query wanted() {
        return reading.wanted();
    }

    @Override
    public @Nullable Long wantedConnection() {
        return reading.wantedConnection();
    }

    @Override
    public void connectionsInAll(long connections) {
        reading.connectionsInAll(connections);
    }

    @Override
    public boolean enough() {
        return reading.enough();
    }

    @Override
    public boolean mayStop() {
        return reading.mayStop();
    }
}
