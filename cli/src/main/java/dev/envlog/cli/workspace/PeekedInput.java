package dev.envlog.cli.workspace;

import dev.envlog.parser.LogSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** An input that can be read only once, but whose beginning may be looked at before. */
final class PeekedInput implements LogSource.Opener {

    private static final int HEAD = 1 << 16;

    private final LogSource.Opener input;
    private @Nullable InputStream open;

    private PeekedInput(LogSource.Opener input) {
        this.input = input;
    }

    static LogSource of(LogSource source) {
        return new LogSource(source.name(), source.pod(), new PeekedInput(source.bytes()));
    }

    /** The first bytes; waits until there are enough, or the input ends. */
    byte[] head() throws IOException {
        InputStream in = open();
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        return head;
    }

    @Override
    public InputStream open() throws IOException {
        InputStream in = open;
        if (in == null) {
            in = new BufferedInputStream(input.open(), HEAD);
            open = in;
        }
        return in;
    }
}
