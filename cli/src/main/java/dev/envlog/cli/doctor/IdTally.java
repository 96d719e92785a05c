package dev.envlog.cli.doctor;

import dev.envlog.cli.doctor.Checkup.Ids;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Owner;
import org.jspecify.annotations.Nullable;

/** Counts which ids Envoy's records print, and whether those without found their owner. */
final class IdTally {

    private long stream;
    private long connection;
    private long none;
    private long certain;
    private long inferred;
    private long lost;

    void record(Event event) {
        if (event.kind() != RecordKind.LOG) {
            return;
        }
        if (event.hasStream()) {
            stream++;
            return;
        }
        if (event.hasConnection()) {
            connection++;
        } else {
            none++;
        }
        switch (event.event()) {
            case HTTP_REQUEST_HEADERS,
                    HTTP_RESPONSE_HEADERS,
                    ROUTER_CLUSTER_MATCH,
                    ROUTER_DECODING_HEADERS,
                    ROUTER_POOL_READY -> lost++;
            default -> {}
        }
    }

    void owned(Event event, @Nullable Owner owner) {
        if (event.kind() == RecordKind.LOG && !event.hasStream() && !event.hasConnection() && owner != null) {
            if (owner.confidence() == Confidence.CERTAIN) {
                certain++;
            } else {
                inferred++;
            }
        }
    }

    /** @param form see {@link Ids#form()} */
    Ids ids(@Nullable String form) {
        return new Ids(form, stream, connection, none, certain, inferred, lost);
    }
}
