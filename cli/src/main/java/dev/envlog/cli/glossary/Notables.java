package dev.envlog.cli.glossary;

import dev.envlog.log.Event;
import dev.envlog.log.Level;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records that are worth a look among some: those that the glossary does not call harmless, and those that it does not have and
 * that Envoy itself warns of. Of what means the same the first is kept, and the others counted.
 */
public final class Notables {

    /** Kinds that are told apart, so that a log of many unknown warnings takes no more memory than these. */
    private static final int MOST = 100;

    private final Glossary glossary = Glossary.load();
    private final Map<Object, Notable> found = new LinkedHashMap<>();

    /**
     * Looks at a record.
     *
     * @return whether it is worth a look and nothing before it meant the same
     */
    public boolean offer(Step step) {
        Event event = step.event();
        Meaning meaning = glossary.meaning(event);
        if (meaning == null ? !isWarning(event.level()) : meaning.weight() == Weight.HARMLESS) {
            return false;
        }
        Object kind = meaning == null ? kind(event) : meaning;
        Notable same = found.get(kind);
        if (same != null) {
            found.put(kind, same.andOneMore());
        } else if (found.size() < MOST) {
            found.put(kind, new Notable(step, meaning == null ? null : meaning.next(), 1));
            return true;
        }
        return false;
    }

    private static boolean isWarning(@Nullable Level level) {
        return level != null && level.compareTo(Level.WARNING) >= 0;
    }

    private static Object kind(Event event) {
        String name = event.eventName();
        return name == null ? event.message() : name;
    }

    /** What was found, in the order of the log. */
    public List<Notable> found() {
        return new ArrayList<>(found.values());
    }

    /** What the glossary says to look at after a record; null if nothing. */
    public @Nullable String next(Event event) {
        Meaning meaning = glossary.meaning(event);
        return meaning == null ? null : meaning.next();
    }
}
