package dev.envlog.cli.glossary;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.log.Event;
import dev.envlog.log.Level;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records that are worth a look among some: those that the glossary does not call harmless, and those that it does not have and
 * that Envoy itself warns of. Of what means the same the first is kept, and the others counted. A warning that is harmless is worth
 * a word where there is little else: it does not say so itself.
 */
public final class Notables {

    /** Kinds that are told apart, so that a log of many unknown warnings takes no more memory than these. */
    private static final int MOST = 100;

    private final Glossary glossary = Glossary.load();
    private final boolean withHarmless;
    private final Map<Object, Notable> found = new LinkedHashMap<>();

    /** Those of a few records, of which one asks what is wrong. */
    public Notables() {
        this(false);
    }

    /** @param withHarmless also warnings that are harmless */
    public Notables(boolean withHarmless) {
        this.withHarmless = withHarmless;
    }

    /**
     * Looks at a record, of the access log too.
     *
     * @return whether it is worth a look and nothing before it meant the same
     */
    public boolean offer(Step step) {
        Event event = step.event();
        if (event.kind() == RecordKind.ACCESS) {
            AccessLogEntry entry = AccessLogLine.read(event);
            Meaning worst = entry == null ? null : AccessCodes.worst(entry, glossary.codes());
            return worst != null && keep(step, worst);
        }
        Meaning meaning = glossary.meaning(event);
        return isWorthALook(event, meaning) && keep(step, meaning);
    }

    /** Takes the record by which a client's connection ended before it had brought a request. */
    public void left(Step step) {
        Code left = glossary.codes().find(Codes.LIFE, "left without request");
        keep(step, left == null ? null : left.meaning());
    }

    private boolean keep(Step step, @Nullable Meaning meaning) {
        Event event = step.event();
        Object kind = meaning == null ? kind(event) : meaning;
        Notable same = found.get(kind);
        if (same != null) {
            found.put(kind, same.andOneMore());
        } else if (found.size() < MOST) {
            found.put(kind, new Notable(step, meaning, 1));
            return true;
        }
        return false;
    }

    /** Whether a record is one of them; who keeps it copies it first. */
    public boolean isWorthALook(Event event) {
        return isWorthALook(event, glossary.meaning(event));
    }

    private boolean isWorthALook(Event event, @Nullable Meaning meaning) {
        boolean mild = meaning == null || meaning.weight() == Weight.HARMLESS;
        return !mild || ((meaning == null || withHarmless) && isWarning(event.level()));
    }

    private static boolean isWarning(@Nullable Level level) {
        return level != null && level.compareTo(Level.WARNING) >= 0;
    }

    private static Object kind(Event event) {
        String name = event.eventName();
        return name == null ? event.message() : name;
    }

    /** What was found: failures before the rest, else in the order of the log. */
    public List<Notable> found() {
        return found(List.of(this));
    }

    /** The same of several. */
    public static List<Notable> found(List<Notables> several) {
        List<Notable> all = new ArrayList<>();
        several.forEach(one -> all.addAll(one.found.values()));
        all.sort(Comparator.comparing(Notable::weight)
                .reversed()
                .thenComparing(one -> one.step().event().line()));
        return all;
    }

    /** A record by itself, with what the glossary says of it. */
    public Notable alone(Step step) {
        return new Notable(step, glossary.meaning(step.event()), 1);
    }
}
