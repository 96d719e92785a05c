package dev.envlog.cli.glossary;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.cli.glossary.Sequences.Together;
import dev.envlog.log.Event;
import dev.envlog.log.Level;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The records that are worth a look among some: those that the glossary does not call harmless, and those that it does not have and
 * that Envoy itself warns of. Of what means the same the first is kept, and the others counted. A warning that is harmless is worth
 * a word where there is little else: it does not say so itself.
 */
public final class Notables {

    /** Kinds that the glossary does not have; those that it has are finite. */
    private static final int MOST_UNKNOWN = 100;
    /** Of all that is kept: a record may have megabytes. */
    private static final int MOST_CHARACTERS = 4 << 20;

    private static final int LONGEST_KIND = 120;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Glossary glossary = Glossary.shared();
    private final Sequences sequences;
    private final boolean withHarmless;
    private final Map<Object, Notable> found = new LinkedHashMap<>();
    private int unknown;
    private int characters;

    /** Those of a few records, of which one asks what is wrong. */
    public Notables() {
        this(new Sequences());
    }

    /** @param sequences finds what records mean together, also with those that are looked at elsewhere */
    public Notables(Sequences sequences) {
        this(sequences, false);
    }

    /** @param withHarmless also warnings that are harmless */
    public Notables(boolean withHarmless) {
        this(new Sequences(), withHarmless);
    }

    private Notables(Sequences sequences, boolean withHarmless) {
        this.sequences = sequences;
        this.withHarmless = withHarmless;
    }

    /**
     * Looks at a record, of the access log too.
     *
     * @param keep makes a step of it that lasts; asked only for a record that is kept
     * @return what is kept of it; null if it is not worth a look, or something before it meant the same
     */
    public @Nullable Notable offer(Event event, Function<Event, Step> keep) {
        if (event.kind() == RecordKind.ACCESS) {
            AccessLogEntry entry = AccessLogLine.read(event);
            Meaning worst = entry == null ? null : AccessCodes.worst(entry, glossary.codes());
            return worst == null ? null : kept(event, worst, keep);
        }
        Meaning meaning = sequences.isHeadless(event) ? life("backtrace without its head") : glossary.meaning(event);
        boolean mild = meaning == null || meaning.weight() == Weight.HARMLESS;
        boolean odd = meaning == null && !isTorn(event.message());
        boolean looked = !mild || ((odd || (meaning != null && withHarmless)) && isWarning(event.level()));
        Together together = sequences.completedBy(event, this, looked ? meaning : null);
        if (together != null) {
            return together.by().kept(event, together.meaning(), keep);
        }
        return looked ? kept(event, meaning, keep) : null;
    }

    /** Looks only at whether a record completes what others began. */
    public void offerAsLast(Event event, Function<Event, Step> keep) {
        Together together = sequences.completedBy(event, this, null);
        if (together != null) {
            together.by().kept(event, together.meaning(), keep);
        }
    }

    /** Of what means the same one record less is told, as it means something else. */
    void forget(@Nullable Object kind) {
        if (kind != null) {
            found.computeIfPresent(kind, (same, notable) -> notable.count() == 1 ? null : notable.and(-1));
        }
    }

    /** Takes the record by which a client's connection ended before it had brought a request. */
    public void left(Event event, Function<Event, Step> keep) {
        kept(event, life("left without request"), keep);
    }

    private @Nullable Meaning life(String what) {
        Code code = glossary.codes().find(CodeKind.LIFE, what);
        return code == null ? null : code.meaning();
    }

    private @Nullable Notable kept(Event event, @Nullable Meaning meaning, Function<Event, Step> keep) {
        Object kind = meaning == null ? kind(event) : meaning;
        Notable same = found.get(kind);
        if (same != null) {
            found.put(kind, same.and(1));
            return null;
        }
        int more = event.text().length();
        if ((meaning == null && unknown >= MOST_UNKNOWN) || characters + more > MOST_CHARACTERS) {
            return null;
        }
        unknown += meaning == null ? 1 : 0;
        characters += more;
        Notable notable = new Notable(keep.apply(event), meaning, 1);
        found.put(kind, notable);
        return notable;
    }

    /** The log breaks off within the source position: the line says nothing. */
    private static boolean isTorn(String message) {
        return message.startsWith("[") && message.indexOf(']') < 0;
    }

    private static boolean isWarning(@Nullable Level level) {
        return level != null && level.compareTo(Level.WARNING) >= 0;
    }

    /** Of a warning that nobody knows: what it says, whatever numbers are in it. */
    private static Object kind(Event event) {
        String name = event.eventName();
        if (name != null) {
            return name;
        }
        String message = event.message();
        return DIGITS.matcher(message.substring(0, Math.min(LONGEST_KIND, message.length())))
                .replaceAll("0");
    }

    /** What was found: failures before the rest, else in the order of the log. */
    public List<Notable> found() {
        return found(List.of(this));
    }

    /** The same of several; what means the same once. */
    public static List<Notable> found(List<Notables> several) {
        Map<Object, Notable> merged = new LinkedHashMap<>();
        several.forEach(one ->
                one.found.forEach((kind, notable) -> merged.merge(kind, notable, (a, b) -> a.and(b.count()))));
        List<Notable> all = new ArrayList<>(merged.values());
        all.sort(Comparator.comparing(Notable::weight)
                .reversed()
                .thenComparing(one -> one.step().event().line()));
        return all;
    }
}
