package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.OwnerRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Headers before the first record of Envoy: logs are cut where they become interesting, which is within such a block as often as not.
 * They are most likely those of the stream that the record behind them names, if it has no others.
 */
final class LooseHead {

    private static final class Forms {
        /** A line of a block, or several; a value may hold quotes. */
        static final Pattern LINES = Pattern.compile("(?:'[^'\\n]{1,256}+', '[^\\n]*'[ \\t\\r]*+(?:\\n|$))++");

        static final Pattern HEADER =
                Pattern.compile("(?m)^'(:method|:authority|:path|:status)', '([^\\n]*)'[ \\t\\r]*+$");
    }

    /** So many records of other programs are looked at. */
    private static final int MOST_RECORDS = 256;

    private static final int MOST_TEXT = 64 * 1024;

    private final Scene scene;
    private final List<Rec> records = new ArrayList<>();
    private @Nullable String method;
    private @Nullable String authority;
    private @Nullable String path;
    private boolean answer;
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
        boolean headers =
                text.length() <= MOST_TEXT && Forms.LINES.matcher(text).matches();
        if (!blank && (ended || !headers)) {
            drop();
        }
        ended = blank;
        if (!headers) {
            scene.none(rec);
            return;
        }
        records.add(rec);
        Matcher header = Forms.HEADER.matcher(text);
        while (header.find()) {
            switch (header.group(1)) {
                case ":method" -> method = header.group(2);
                case ":authority" -> authority = header.group(2);
                case ":path" -> path = header.group(2);
                default -> answer = true;
            }
        }
    }

    /** Gives them to the stream of the record directly behind them, of which the beginning is not in the log. */
    void tell(ExchangeTracker exchange) {
        if (answer || (method == null && path == null)) {
            return;
        }
        exchange.method = method;
        exchange.authority = authority;
        exchange.path = path;
        Deferred.own(scene, records, exchange, OwnerRule.POSITION, Confidence.INFERRED);
        drop();
    }

    /** They are nobody's. */
    void drop() {
        Deferred.none(scene, records);
        method = null;
        authority = null;
        path = null;
        answer = false;
        ended = false;
    }
}
