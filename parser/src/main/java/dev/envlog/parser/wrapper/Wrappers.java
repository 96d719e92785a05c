package dev.envlog.parser.wrapper;

import dev.envlog.access.AccessLines;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Clocks;
import dev.envlog.parser.bytes.Symbols;
import dev.envlog.parser.envelope.Dialect;
import dev.envlog.parser.envelope.Envelope;
import dev.envlog.parser.envelope.EnvelopeScanner;
import dev.envlog.parser.json.ObjectEnd;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wrappers of an input. Which ones there are is found by trying: a chain of wrappers is believed once a record stands
 * behind it, and then taken off every line that has it. Lines with another chain or with none may stand between.
 */
public final class Wrappers {

    /** Wrappers around each other at most. */
    private static final int DEEPEST = 4;

    private static final int MOST_CHAINS = 16;

    /** No line shorter than this holds a record and a wrapper. */
    private static final int SHORTEST = 24;

    /** So many lines are tried in every way; when none of them was a record, only likely ones are from then on. */
    private static final int TRIED_IN_EVERY_WAY = 2000;

    /** What stands in every record, whatever its wrappers may have made of it: see {@link #isLikely}. */
    private static final byte[][] MARKS = {Bytes.of("]["), Bytes.of("envoy"), Bytes.of(".cc:"), Bytes.of("{\"")};

    /** Layers to be taken off, outermost first. */
    private static final class Chain {

        private final List<Layer> layers;
        /** How many records stood behind it. */
        private long records;

        Chain(List<Layer> layers) {
            this.layers = layers;
        }

        /** Takes off as many as there are; true if all were there. */
        boolean peel(Peeled line) {
            for (Layer layer : layers) {
                if (!layer.peel(line)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Symbols symbols;
    private final EnvelopeScanner probe;
    private final Envelope probed = new Envelope();
    private final List<Chain> chains = new ArrayList<>();
    private List<Layer> all = List.of();
    private final Peeled raw = new Peeled();
    private final Peeled wrapped = new Peeled();
    private byte[] plain = Bytes.NONE;
    /** Holds one that was printed over several lines as one. */
    private final Envelope object = new Envelope();

    private boolean coloured;
    /** How many lines were tried in vain since one was found. */
    private int vain;

    /** @param scanner tells what a record is; not changed */
    public Wrappers(Symbols symbols, EnvelopeScanner scanner) {
        this.symbols = symbols;
        this.probe = scanner.fresh();
    }

    /**
     * Whether a line that is no record is one in a wrapper; its wrappers are known from then on.
     *
     * @param early nothing was understood yet: then access-log lines in JSON, agent lines and records without a time count as well
     */
    public boolean find(byte[] b, int from, int to, boolean early) {
        if (to - from < SHORTEST || (!early && !mayBeRecord(b, from, to))) {
            return false;
        }
        return isKnown(bare(b, from, to), early) || find(raw, early);
    }

    /** A quick test: a time stands in all records but a line of the access log that was cut. */
    private static boolean mayBeRecord(byte[] b, int from, int to) {
        return Clocks.isIn(b, from, to) || Bytes.indexOf(b, from, to, AccessLines.PROTOCOL) >= 0;
    }

    private static boolean isRequest(byte[] b, int from, int to) {
        return Bytes.indexOf(b, from, to, AccessLines.BEHIND_TIME) >= 0
                || Bytes.indexOf(b, from, to, AccessLines.PROTOCOL) >= 0;
    }

    private boolean isKnown(Peeled line, boolean early) {
        for (Chain chain : chains) {
            wrapped.set(line);
            if (chain.peel(wrapped) && isRecord(wrapped, early, chain.layers)) {
                return true;
            }
        }
        return false;
    }

    /** Takes the wrappers off a line and tells what begins behind them. */
    public Dialect open(byte[] b, int from, int to, Peeled line, EnvelopeScanner scanner, Envelope envelope) {
        bare(b, from, to);
        Dialect dialect = Dialect.NONE;
        boolean whole = false;
        line.set(raw);
        for (int i = 0; i < chains.size(); i++) {
            Chain chain = chains.get(i);
            wrapped.set(raw);
            boolean all = chain.peel(wrapped);
            if (i == 0 || (all && !whole)) {
                line.set(wrapped);
            }
            if (!all) {
                continue;
            }
            whole = true;
            dialect = scan(wrapped, scanner, envelope);
            if (dialect != Dialect.NONE || goesOn(wrapped)) {
                chain.records += dialect == Dialect.NONE ? 0 : 1;
                line.set(wrapped);
                toFront(i);
                return dialect;
            }
        }
        dialect = scan(raw, scanner, envelope);
        if (dialect.isLog() || dialect == Dialect.ACCESS || (dialect != Dialect.NONE && !whole)) {
            line.set(raw);
            return dialect;
        }
        if (raw.to - raw.from >= SHORTEST
                && !goesOn(line)
                && mayBeRecord(raw.bytes, raw.from, raw.to)
                && find(raw, false)) {
            line.set(raw);
            chains.get(0).peel(line);
            chains.get(0).records++;
            return scan(line, scanner, envelope);
        }
        envelope.clear();
        return Dialect.NONE;
    }

    /**
     * In words for the summary, innermost first: {@code kubectl --timestamps in grep -n}; null if no wrappers stand before more than
     * one record in a hundred, as a single damaged line may look like one in a wrapper.
     *
     * @param all how many records there are
     */
    public @Nullable String words(long all) {
        Chain most = null;
        for (Chain chain : chains) {
            most = most == null || chain.records > most.records ? chain : most;
        }
        if (most == null || 100 * most.records <= all) {
            return null;
        }
        StringBuilder words = new StringBuilder();
        List<Layer> layers = most.layers;
        for (int i = layers.size() - 1; i >= 0; i--) {
            words.append(words.length() == 0 ? "" : " in ").append(layers.get(i).words());
        }
        return words.append(coloured ? (words.length() == 0 ? "colours" : " in colours") : "")
                .toString();
    }

    /** A header, or nothing, goes on with a record whatever else it may look like. */
    private static boolean goesOn(Peeled line) {
        return line.isEmpty() || line.bytes[line.from] == '\'' || line.bytes[line.from] == '\t';
    }

    private Peeled bare(byte[] b, int from, int to) {
        if (from < to && b[from] == '{' && ObjectEnd.isObject(b, from, to)) {
            object.decodedLength = 0;
            ObjectEnd.oneLine(b, from, to, object);
            raw.set(object.decoded, 0, object.decodedLength);
        } else if (Ansi.isIn(b, from, to)) {
            if (plain.length < to - from) {
                plain = new byte[Math.max(1024, 2 * (to - from))];
            }
            coloured = true;
            raw.set(plain, 0, Ansi.strip(b, from, to, plain, 0));
        } else {
            raw.set(b, from, to);
        }
        return raw;
    }

    private static Dialect scan(Peeled line, EnvelopeScanner scanner, Envelope envelope) {
        int newline = Bytes.indexOf(line.bytes, line.from, line.to, '\n');
        return scanner.scan(line.bytes, line.from, newline < 0 ? line.to : newline, envelope);
    }

    private boolean find(Peeled line, boolean early) {
        if (vain > TRIED_IN_EVERY_WAY && !isLikely(line)) {
            return false;
        }
        if (all.isEmpty()) {
            all = new ArrayList<>();
            all.add(new JsonWrapper(symbols));
            all.add(new JsonWrapper(symbols));
            all.addAll(WrapperTable.load(symbols));
            all.add(new MarkupWrapper());
            all.add(new HtmlWrapper());
        }
        Chain found = find(line, early, new ArrayList<>());
        if (found == null && (early || isRequest(line.bytes, line.from, line.to))) {
            found = find(line, true, new ArrayList<>(), new UnknownPrefix());
        }
        vain = found == null ? vain + 1 : 0;
        if (found == null) {
            return false;
        }
        chains.add(0, found);
        if (chains.size() > MOST_CHAINS) {
            chains.remove(MOST_CHAINS);
        }
        return true;
    }

    /** A quick test, so that a long log of something else does not take longer than one of Envoy's. */
    private boolean isLikely(Peeled line) {
        if (!probe.isUsual()) {
            return true;
        }
        for (byte[] mark : MARKS) {
            if (Bytes.indexOf(line.bytes, line.from, line.to, mark) >= 0) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Chain find(Peeled line, boolean early, List<Layer> taken) {
        if ((!taken.isEmpty() || coloured) && isRecord(line, early, taken)) {
            return new Chain(List.copyOf(taken));
        }
        if (taken.size() == DEEPEST) {
            return null;
        }
        for (Layer layer : all) {
            Chain found = isIn(taken, layer) ? null : find(line, early, taken, layer);
            if (found != null) {
                return found;
            }
        }
        Indent indent = Indent.of(line);
        boolean indented = !taken.isEmpty() && taken.get(taken.size() - 1) instanceof Indent;
        return indent.width() == 0 || indented ? null : find(line, early, taken, indent);
    }

    /** Compares what they are, not what they hold, as this is asked for each layer of each line that is not understood. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isIn(List<Layer> taken, Layer layer) {
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i) == layer) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Chain find(Peeled line, boolean early, List<Layer> taken, Layer layer) {
        Peeled inner = new Peeled();
        inner.set(line);
        if (!layer.peel(inner) || inner.isEmpty()) {
            return null;
        }
        taken.add(layer);
        Chain found = find(inner, early, taken);
        taken.remove(taken.size() - 1);
        return found;
    }

    private boolean isRecord(Peeled line, boolean early, List<Layer> taken) {
        Dialect dialect = scan(line, probe, probed);
        int behindLogger = line.from + probed.loggerEnd;
        boolean tabbed = dialect == Dialect.BARE && behindLogger < line.to && line.bytes[behindLogger] == '\t';
        return switch (dialect) {
            case NONE -> false;
            case BARE -> early && (tabbed || taken.stream().noneMatch(Layer::isWeak));
            // A time in brackets and a quoted request are found nowhere else.
            case ACCESS ->
                line.bytes[line.from] == '['
                        || (early
                                && (taken.stream().noneMatch(Layer::isWeak)
                                        || AccessLines.isCertain(line.bytes, line.from, line.to)));
            case AGENT -> early && taken.stream().noneMatch(Layer::isWeak);
            default -> true;
        };
    }

    private void toFront(int index) {
        if (index > 0) {
            chains.add(0, chains.remove(index));
        }
    }
}
