package dev.envlog.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The wrappers of an input, outermost first, found on the first line that is a record once they are taken off. */
final class Wrappers {

    private static final int DEEPEST = 3;

    private final List<Wrapper> layers;
    private final Wrapper.Name name = new Wrapper.Name();

    private Wrappers(List<Wrapper> layers) {
        this.layers = layers;
    }

    /** What has to be taken off that line to find a record in it; null if nothing known does. */
    static @Nullable Wrappers find(byte[] b, int from, int to, EnvelopeScanner scanner) {
        return find(b, from, to, scanner, new Envelope(), new ArrayList<>());
    }

    private static @Nullable Wrappers find(
            byte[] b, int from, int to, EnvelopeScanner scanner, Envelope envelope, List<Wrapper> taken) {
        if (!taken.isEmpty() && scanner.scan(b, from, to, envelope).isLog()) {
            return new Wrappers(List.copyOf(taken));
        }
        if (taken.size() == DEEPEST) {
            return null;
        }
        for (Wrapper wrapper : Wrapper.values()) {
            int inner = wrapper.peel(b, from, to, new Wrapper.Name());
            if (inner > from && inner < to) {
                taken.add(wrapper);
                Wrappers found = find(b, inner, to, scanner, envelope, taken);
                if (found != null) {
                    return found;
                }
                taken.remove(taken.size() - 1);
            }
        }
        return null;
    }

    /** Where the wrapped line begins; the line's own beginning if it lacks a layer. */
    int peel(byte[] b, int from, int to) {
        name.clear();
        int at = from;
        for (Wrapper layer : layers) {
            int inner = layer.peel(b, at, to, name);
            if (inner < 0) {
                break;
            }
            at = inner;
        }
        return at;
    }

    /** The origin that the line last peeled names; null if none. */
    @Nullable
    String origin(byte[] b, Symbols symbols) {
        return name.in(b, symbols);
    }

    /** In words for the summary, {@code kubectl prefix}. */
    String words() {
        StringBuilder words = new StringBuilder();
        for (Wrapper layer : layers) {
            words.append(words.length() == 0 ? "" : " + ")
                    .append(layer.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return words.toString();
    }
}
