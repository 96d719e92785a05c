package dev.envlog.cli.doctor;

import dev.envlog.cli.doctor.Checkup.Clock;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Watches the times of Envoy's records; access-log lines come late and in bursts, and do not count. */
final class ClockTally {

    private static final int MOST_THREADS = 4096;
    private static final Pattern ZONE = Pattern.compile("\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(Z|[+-]\\d\\d:?\\d\\d)?");
    private static final int HEAD = 120;
    /** Likewise, where the time may be any of the members. */
    private static final int OBJECT = 1000;

    private final Map<String, Long> threads = new HashMap<>();
    private @Nullable String zone;
    private int unit;
    private boolean printed;
    private long first = Event.NO_TIME;
    private long last = Event.NO_TIME;
    private long before = Event.NO_TIME;
    private long backwards;
    private long backwardsOnThread;
    private long back;
    private int backLine;
    private long gap;
    private int gapLine;

    void record(Event event) {
        if (event.kind() != RecordKind.LOG) {
            return;
        }
        long time = event.time();
        String thread = event.thread();
        printed |= thread != null;
        if (time == Event.NO_TIME) {
            if (thread != null && threads.size() < MOST_THREADS) {
                threads.putIfAbsent(thread, Event.NO_TIME);
            }
            return;
        }
        if (first == Event.NO_TIME) {
            begin(event);
        } else {
            step(event, time - before);
        }
        onThread(thread == null ? "" : thread, time);
        before = time;
        last = Math.max(last, time);
    }

    Clock clock() {
        return new Clock(
                zone,
                unit,
                first,
                last,
                printed ? threads.size() : 0,
                backwards,
                backwardsOnThread,
                back,
                backLine,
                gap,
                gapLine);
    }

    private void begin(Event event) {
        first = event.time();
        last = first;
        unit = event.timeUnit();
        String text = event.text();
        Matcher matcher =
                ZONE.matcher(text.substring(0, Math.min(text.startsWith("{") ? OBJECT : HEAD, text.length())));
        if (matcher.find()) {
            zone = matcher.group(1);
        }
    }

    private void step(Event event, long passed) {
        if (passed < 0) {
            backwards++;
            if (-passed > back) {
                back = -passed;
                backLine = event.line();
            }
        } else if (passed > gap) {
            gap = passed;
            gapLine = event.line();
        }
    }

    private void onThread(String thread, long time) {
        Long earlier = threads.get(thread);
        if (earlier != null && time < earlier) {
            backwardsOnThread++;
        }
        if (earlier != null || threads.size() < MOST_THREADS) {
            threads.put(thread, time);
        }
    }
}
