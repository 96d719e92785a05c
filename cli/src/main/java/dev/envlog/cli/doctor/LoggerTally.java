package dev.envlog.cli.doctor;

import static dev.envlog.cli.doctor.LoggerNeeds.DETAILS;

import dev.envlog.cli.doctor.Checkup.Logger;
import dev.envlog.cli.doctor.Checkup.Missing;
import dev.envlog.cli.doctor.LoggerNeeds.Need;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which loggers spoke at which levels, and which of {@code loggers.txt} did not. */
final class LoggerTally {

    private static final int MOST = 256;

    /** Records in which a name may be torn. */
    private static final int FEW = 2;

    private final Map<String, Map<Level, Long>> levels = new HashMap<>();
    private final Set<String> shown = new HashSet<>();
    private final List<Need> needs = LoggerNeeds.read();
    private final Set<String> telling = new HashSet<>();
    private final List<String> details = new ArrayList<>();
    private @Nullable String lastLogger;
    private Map<Level, Long> last = Map.of();

    LoggerTally() {
        for (Need need : needs) {
            for (String by : need.shownBy()) {
                if (by.startsWith(DETAILS)) {
                    details.add(by.substring(DETAILS.length()));
                } else {
                    telling.add(by);
                }
            }
        }
    }

    void record(Event event) {
        String logger = event.logger();
        Level level = event.level();
        if (logger != null && !logger.equals(lastLogger)) {
            if (levels.size() >= MOST && !levels.containsKey(logger)) {
                return;
            }
            last = levels.computeIfAbsent(logger, key -> new EnumMap<>(Level.class));
            lastLogger = logger;
        }
        if (logger != null && level != null) {
            last.merge(level, 1L, Long::sum);
        }
        EventKind kind = event.event();
        String name = kind == EventKind.CATALOGUED || kind == EventKind.OTHER ? null : kind.eventName();
        if (name != null && telling.contains(name)) {
            shown.add(name);
        }
    }

    /** Response code details of a request: a filter that answers itself is in use. */
    void details(String text) {
        for (String beginning : details) {
            if (text.startsWith(beginning)) {
                shown.add(DETAILS + beginning);
            }
        }
    }

    /** All but what is only the torn name of another. */
    List<Logger> loggers() {
        List<Logger> found = new ArrayList<>();
        new TreeMap<>(levels).forEach((name, records) -> {
            if (!isTorn(name, records)) {
                found.add(new Logger(name, records));
            }
        });
        return List.copyOf(found);
    }

    private boolean isTorn(String name, Map<Level, Long> records) {
        long count = records.values().stream().mapToLong(Long::longValue).sum();
        return count <= FEW
                && levels.keySet().stream()
                        .anyMatch(other ->
                                !other.equals(name) && (other.startsWith(name) || name.startsWith(other + "[")));
    }

    /** Nothing is said of a log that prints no levels. */
    List<Missing> missing() {
        Map<String, Logger> seen = new HashMap<>();
        loggers().forEach(logger -> seen.put(logger.name(), logger));
        boolean anyLevel =
                seen.values().stream().anyMatch(logger -> !logger.records().isEmpty());
        boolean anyDetail = seen.values().stream().anyMatch(Logger::detailed);
        List<Missing> missing = new ArrayList<>();
        for (Need need : needs) {
            Logger logger = seen.get(need.logger());
            boolean speaks = logger != null && (logger.detailed() || !anyLevel);
            boolean always = need.shownBy().stream().noneMatch(by -> by.startsWith(DETAILS));
            boolean off = (always && anyLevel && !anyDetail)
                    || need.shownBy().stream().anyMatch(shown::contains);
            if (!speaks && (off || always)) {
                missing.add(new Missing(need.logger(), off, need.without()));
            }
        }
        return List.copyOf(missing);
    }
}
