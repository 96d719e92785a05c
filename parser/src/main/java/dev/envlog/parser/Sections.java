package dev.envlog.parser;

import dev.envlog.parser.bytes.Symbols;
import dev.envlog.parser.envelope.Dialect;
import dev.envlog.parser.envelope.Headings;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of which {@code tail} or {@code head} made one text, each part under a heading {@code ==> name <==}; {@code tail -f} comes back to
 * a file under the same heading. Files with records of Envoy are of several proxies, whose ids have nothing to do with each other. A file
 * without, of an access log, may be of any of them, and is taken for a part of the input as the first of the others is.
 */
final class Sections {

    /** Files told apart. */
    private static final int MOST = 1024;

    private final Symbols symbols;
    /** Files with records of Envoy, other than {@link #first}. */
    private final Set<String> proxies = new HashSet<>();

    /** The first file with records of Envoy. */
    private @Nullable String first;
    /** There are several, so that the first one goes by its name too. */
    private boolean named;

    private @Nullable String current;
    private @Nullable String pod;

    Sections(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Takes a heading. */
    void begin(byte[] b, int from, int to) {
        String name = Headings.name(b, from, to, symbols);
        current = name;
        pod = proxies.contains(name) || (named && name.equals(first)) ? name : null;
    }

    /** No heading was seen yet. */
    boolean areNone() {
        return current == null;
    }

    /** The name under which the lines at hand stand; null before the first heading. */
    @Nullable
    String current() {
        return current;
    }

    /** The origin of a line that begins like this; null for that of the input. */
    @Nullable
    String pod(Dialect dialect) {
        String name = current;
        if (name == null || pod != null || !dialect.isLog() || name.equals(first)) {
            return pod;
        }
        if (first == null) {
            first = name;
            pod = named ? name : null;
        } else if (proxies.size() < MOST) {
            proxies.add(name);
            pod = name;
        }
        return pod;
    }

    /** Whether several files have records of Envoy so far. */
    boolean areSeveral() {
        return !proxies.isEmpty();
    }

    /** It is known beforehand that several have. */
    void nameAll() {
        named = true;
    }
}
