package dev.envlog.cli.doctor;

import dev.envlog.catalog.Catalog;
import dev.envlog.cli.doctor.Checkup.Logger;
import dev.envlog.cli.doctor.Checkup.Missing;
import dev.envlog.diagnosis.SilentLoggers;
import dev.envlog.log.Event;
import dev.envlog.log.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which loggers spoke at which levels, and which that an analysis needs did not. */
final class LoggerTally {

    private static final int MOST = 256;

    /** Records in which a name may be torn. */
    private static final int FEW = 2;

    private final Map<String, Map<Level, Long>> levels = new HashMap<>();
    private final SilentLoggers silent = new SilentLoggers();
    private @Nullable String lastLogger;
    private Map<Level, Long> last = Map.of();

    void record(Event event) {
        String logger = event.logger();
        Level level = event.level();
        silent.record(event);
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
    }

    /** Response code details of a request: a filter that answers itself is in use. */
    void details(String text) {
        silent.details(text);
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

    /** A name that begins another one may be a logger of its own, as {@code http} is beside {@code http2}. */
    private boolean isTorn(String name, Map<Level, Long> records) {
        long count = records.values().stream().mapToLong(Long::longValue).sum();
        return count <= FEW
                && !Catalog.shared().isLogger(name)
                && levels.keySet().stream()
                        .anyMatch(other ->
                                !other.equals(name) && (other.startsWith(name) || name.startsWith(other + "[")));
    }

    /** Nothing is said of a log that prints no levels. */
    List<Missing> missing() {
        List<Logger> seen = loggers();
        boolean none = seen.stream().anyMatch(logger -> !logger.records().isEmpty())
                && seen.stream().noneMatch(Logger::detailed);
        List<String> off = silent.silent();
        return silent.unheard().stream()
                .map(name -> new Missing(name, none || off.contains(name), SilentLoggers.without(name)))
                .toList();
    }
}
