package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Headers before the first record of Envoy: logs are cut where they become interesting, which is within such a block as often as not.
 * They are most likely those of the stream that the record behind them names, if that is one which stands behind a request's headers.
 */
final class LooseHead {

    /** So many records of other programs are looked at. */
    private static final int MOST_RECORDS = 256;

    private static final int MOST_TEXT = 64 * 1024;

    private final Scene scene;
    private final List<Rec> records = new ArrayList<>();
    /** The same records; they are few, and most logs have none. */
    private final List<Event> events = new ArrayList<>();

    private int characters;
    private boolean ended;
    private int seen;

    LooseHead(Scene scene) {
        this.scene = scene;
    }

    /** Takes a record before the first one of Envoy. */
    void before(Event event, Rec rec) {
        boolean looked = ++seen <= MOST_RECORDS && event.kind() == RecordKind.UNKNOWN;
        String text = looked ? event.text() : "-";
        boolean blank = text.isBlank();
        boolean headers = looked
                && !blank
                && characters + text.length() <= MOST_TEXT
                && event.headers().size() == event.lines();
        if (!blank && (ended || !headers)) {
            drop();
        }
        ended = blank;
        if (!headers) {
            scene.none(rec);
            return;
        }
        records.add(rec);
        events.add(event.copy());
        characters += text.length();
    }

    /**
     * Gives them to the stream of the record directly behind them, of which the beginning is not in the log. They stay where they are, to be
     * dropped, if that record is not one behind the headers of a request, or names another path.
     */
    void tell(Event behind, ExchangeTracker exchange) {
        if (records.isEmpty() || header(":status") != null || !stands(behind)) {
            return;
        }
        for (Event event : events) {
            RequestHeaders.some(event, exchange);
        }
        exchange.headInferred = true;
        Deferred.own(scene, records, exchange, OwnerRule.POSITION, Confidence.INFERRED);
        drop();
    }

    /** Whether a record stands behind these headers, as {@code conn_manager_impl.cc} and {@code router.cc} print it. */
    private boolean stands(Event behind) {
        String path = header(":path");
        return switch (behind.event()) {
            case HTTP_REQUEST_END -> path != null || header(":method") != null;
            case ROUTER_CLUSTER_MATCH, ROUTER_NO_ROUTE -> path != null && path.equals(behind.field("url"));
            default -> false;
        };
    }

    private @Nullable String header(String name) {
        for (Event event : events) {
            String value = event.header(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** A later record of the stream shows what the request was: what was inferred does not stand against that. */
    void check(Event event, ExchangeTracker exchange) {
        if (!exchange.headInferred) {
            return;
        }
        String url = event.field("url");
        String method = event.header(":method");
        if (url == null && method == null) {
            return;
        }
        if ((url != null && exchange.path != null && !url.equals(exchange.path))
                || (method != null && exchange.method != null && !method.equals(exchange.method))) {
            RequestHeaders.forget(exchange);
        }
        exchange.headInferred = false;
        scene.output.named(exchange);
    }

    /** They are nobody's. */
    void drop() {
        Deferred.none(scene, records);
        events.clear();
        characters = 0;
        ended = false;
    }
}
