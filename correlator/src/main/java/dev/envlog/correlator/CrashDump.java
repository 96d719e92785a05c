package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.OwnerRule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a crashing process was working on. Behind the backtrace it prints, without an envelope, the objects that its thread was in the
 * middle of; a request or a side call among them names its stream, and the headers follow ({@code conn_manager_impl.h, filter_manager.h,
 * async_client_impl.h: dumpState}).
 */
final class CrashDump {

    private static final class Forms {
        /** In a line of its own; what is dumped of it may follow without a line end. */
        static final Pattern STREAM =
                Pattern.compile("(?m)^[ \\t]*+(ActiveStream|AsyncClient) 0x\\p{XDigit}++, stream_id_: (\\d{1,20}+)");
        /** Those of the request: answers have others. */
        static final Pattern HEADER = Pattern.compile("'(:method|:authority|:path)', '([^'\\n]*+)'");
    }

    /** The dump of a process that has thousands of objects tells no more. */
    private static final int MOST_STREAMS = 16;

    private static final int MOST_TEXT = 64 * 1024;

    private final Scene scene;

    CrashDump(Scene scene) {
        this.scene = scene;
    }

    /** Looks into a record of a process that has said that it crashes. */
    void read(Event event, Rec rec) {
        String text = event.text();
        String bounded = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
        Matcher stream = Forms.STREAM.matcher(bounded);
        boolean more = stream.find();
        for (int i = 0; more && i < MOST_STREAMS; i++) {
            boolean call = stream.group(1).startsWith("Async");
            String id = stream.group(2);
            int from = stream.end();
            more = stream.find();
            workedOn(id, call, bounded.substring(from, more ? stream.start() : bounded.length()), event, rec);
        }
    }

    private void workedOn(String id, boolean call, String headers, Event event, Rec rec) {
        Long stream = unsigned(id);
        if (stream == null || (scene.stream(stream) == null && scene.output.wasHandedOut(stream))) {
            return;
        }
        ExchangeTracker known = scene.stream(stream);
        ExchangeTracker exchange = known == null ? unseen(stream, call, event, rec) : known;
        if (exchange.ended) {
            return;
        }
        exchange.crashedOn = true;
        Matcher header = Forms.HEADER.matcher(headers);
        while (header.find()) {
            switch (header.group(1)) {
                case ":method" -> exchange.method = or(exchange.method, header.group(2));
                case ":authority" -> exchange.authority = or(exchange.authority, header.group(2));
                default -> exchange.path = or(exchange.path, header.group(2));
            }
        }
        scene.own(rec, exchange, OwnerRule.STREAM_ID, Confidence.CERTAIN);
    }

    /** The dump does not tell on which connection it is. */
    private ExchangeTracker unseen(long stream, boolean call, Event event, Rec rec) {
        ExchangeTracker made = scene.openStream(
                call ? ExchangeKind.ASYNC : ExchangeKind.HTTP, null, ExchangeTracker.NO_CONNECTION, stream, rec);
        made.thread = event.thread();
        made.start = Event.NO_TIME;
        return made;
    }

    private static String or(@Nullable String known, String dumped) {
        return known == null ? dumped : known;
    }

    private static @Nullable Long unsigned(String digits) {
        try {
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
