package dev.envlog.parser.envelope;

import dev.envlog.parser.format.LogFormat;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The envelopes that few logs have. They are tried only as long as no line had a usual one, and the one that fits first is the only
 * one tried after that, so that they cost the usual logs nothing.
 */
final class RareForms {

    /** Patterns that products set, besides those read by hand. */
    private static final List<String> PATTERNS = List.of(
            // Envoy's documentation for Google's log viewer, in its two versions; Gloo and Apigee have the latter
            "%L%m%d %T.%e %t envoy/%@] [%t][%n]%v",
            "%L%m%d %T.%e %t envoy] [%t][%n]%v",
            // ESPv2
            "%L%m%d %T.%e %t %@] [%t][%n]%v",
            // glog itself
            "%L%m%d %T.%f %5t %@] %v",
            "%L%m%d %T.%e %5t %@] %v",
            // What is left of Envoy's own where a paste begins in the middle of a line
            "%@] %v",
            // Cilium, as its agent gets it
            "%t|%l|%n|%v");

    private final BracketFields brackets = new BracketFields();
    private final FormatReader[] readers;

    private boolean bracketsFit;
    private @Nullable FormatReader fits;

    RareForms(Clock now) {
        this.readers = PATTERNS.stream()
                .map(pattern -> new FormatReader(LogFormat.compile(pattern), now))
                .toArray(FormatReader[]::new);
    }

    /** Fills {@code out} if the line has one of these forms. */
    Dialect scan(byte[] b, int from, int to, Envelope out) {
        if (fits != null) {
            return fits.scan(b, from, to, out) ? Dialect.CUSTOM : Dialect.NONE;
        }
        if (b[from] == '[') {
            boolean fit = brackets.scan(b, from, to, out);
            bracketsFit |= fit;
            return fit ? Dialect.ENVOY : Dialect.NONE;
        }
        for (FormatReader reader : readers) {
            if (!bracketsFit && reader.scan(b, from, to, out)) {
                fits = reader;
                return Dialect.CUSTOM;
            }
        }
        return Dialect.NONE;
    }
}
