package dev.envlog.cli.dump;

import dev.envlog.cli.dump.Section.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a dump in YAML was cut off: unlike JSON it mostly is well-formed wherever it ends. Known where its last line waits for
 * more, or where the last resource lacks what Envoy prints beside each, and those before it in its list have; likely where the
 * last line is not ended, as programs end it.
 */
final class CutOff {

    /** So many resources have to have it before it. */
    private static final int ENOUGH = 1;

    private static final String TIME = "last_updated";
    private static final String VERSION = "version_info";
    private static final String FAILED = "error_state";
    /** What may hold a listener, and what is printed beside it. */
    private static final List<String> HOLDERS = List.of("active_state", "warming_state", "draining_state");

    private @Nullable Section section;
    /** Resources of that list so far. */
    private int before;
    /** Whether all of them have it. */
    private boolean all;
    /** The last one alone has it not, and nothing came after it. */
    private boolean lacking;
    /** The last one has it, as those before, and nothing came after it. */
    private boolean whole;

    /** Takes one element of a list of resources. */
    void element(Section of, Tree element) {
        if (!of.equals(section)) {
            section = of;
            before = 0;
            all = true;
        }
        boolean has = isWhole(of.kind(), element);
        lacking = !has && all && before >= ENOUGH;
        whole = has && all && before >= ENOUGH;
        all &= has;
        before++;
    }

    /** Takes notice of something else behind the last element. */
    void more() {
        lacking = false;
        whole = false;
    }

    private static boolean isWhole(Kind kind, Tree element) {
        // Clusters that filters add have no version.
        boolean version = kind == Kind.LISTENER || kind == Kind.ROUTES;
        return element.has(FAILED)
                || Stream.concat(Stream.of(element), HOLDERS.stream().map(element::get))
                        .anyMatch(one -> one.isObject() && one.has(TIME) && (!version || one.has(VERSION)));
    }

    /**
     * What is to be said, in words; null for nothing.
     *
     * @param text read to its end
     */
    @Nullable
    String words(ShortLines text) {
        int line = text.lastLine();
        if (text.waits() || lacking) {
            return "ends early, in line " + line + ": what comes behind it is missing";
        }
        return text.isOpen() && !whole
                ? "its last line, " + line + ", is not ended: if it was cut off there, the rest is missing"
                : null;
    }
}
