package dev.envlog.cli.workspace;

import dev.envlog.cli.workspace.TimeBound.OfRequest;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Span;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks when the request of a number was. */
final class RequestSpan implements Workspace.Reading {

    private final long wanted;
    private long number;
    private @Nullable Span found;

    private RequestSpan(long wanted) {
        this.wanted = wanted;
    }

    /**
     * When a request was.
     *
     * @param read has a reading read the inputs
     * @throws UserError if there is none of that number
     */
    static Span find(OfRequest request, Consumer<RequestSpan> read) {
        RequestSpan reading = new RequestSpan(request.number());
        read.accept(reading);
        if (reading.found == null) {
            throw new UserError(
                    reading.number == 0
                            ? request.typed() + ": there is no request in the log"
                            : request.typed() + ": requests are numbered @1 to @" + reading.number);
        }
        return reading.found;
    }

    CorrelatorOptions options() {
        return CorrelatorOptions.requests();
    }

    @Override
    public void exchange(Exchange exchange) {
        number++;
        if (number == wanted) {
            found = exchange.span();
        }
    }

    @Override
    public boolean enough() {
        return found != null;
    }

    @Override
    public boolean mayStop() {
        return true;
    }
}
