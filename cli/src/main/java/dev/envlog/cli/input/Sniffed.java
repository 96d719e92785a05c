package dev.envlog.cli.input;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.input.LogSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * What the beginning of a file tells.
 *
 * @param envoy true if there is a record of Envoy in it, or a line of its access log
 * @param firstTime time of the first record that has one, {@link Event#NO_TIME} if none has
 */
record Sniffed(boolean envoy, long firstTime) {

    /** So many bytes are looked at: what an agent says before its Envoy starts is far less. */
    static final int HEAD = 1 << 18;

    static Sniffed of(byte[] head, LineFormats formats) {
        boolean envoy = false;
        LogSource source = new LogSource("", null, () -> new ByteArrayInputStream(head), formats);
        try (EventReader reader = EventReader.openEnvelopes(source)) {
            while (reader.next() == EventReader.Progress.EVENT) {
                Event event = reader.event();
                if (event.kind() == RecordKind.LOG || event.kind() == RecordKind.ACCESS) {
                    envoy = true;
                    // An access-log line prints when its request began, which may be long before.
                    if (event.kind() == RecordKind.LOG && event.time() != Event.NO_TIME) {
                        return new Sniffed(true, event.time());
                    }
                }
            }
        } catch (IOException e) {
            return new Sniffed(false, Event.NO_TIME);
        }
        return new Sniffed(envoy, Event.NO_TIME);
    }
}
