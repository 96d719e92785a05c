package dev.envlog.cli.input;

import dev.envlog.log.Event;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.input.LogSource;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One file with a log in it, or one of several with the same log. */
final class LogFile {

    final String name;
    /** Where it lies, as far as that tells what it is: in the file system or in its archive. */
    final String path;
    /** Decompressed. */
    final LogSource.Opener text;
    /** The archive it must be read in order of, null if it can be read beside any other. */
    final @Nullable Cursor archive;

    private final LineFormats formats;
    private @Nullable Sniffed sniffed;

    LogFile(
            String name,
            String path,
            LogSource.Opener text,
            @Nullable Cursor archive,
            @Nullable Sniffed sniffed,
            LineFormats formats) {
        this.formats = formats;
        this.name = name;
        this.path = path;
        this.text = text;
        this.archive = archive;
        this.sniffed = sniffed;
    }

    /** What its beginning tells; looked at when first asked for. */
    Sniffed sniffed() {
        Sniffed known = sniffed;
        if (known == null) {
            known = sniff();
            sniffed = known;
        }
        return known;
    }

    private Sniffed sniff() {
        try (InputStream in = text.open()) {
            return Sniffed.of(new HeadStream(in).peek(Sniffed.HEAD), formats);
        } catch (IOException e) {
            // Told when it is read.
            return new Sniffed(false, Event.NO_TIME);
        }
    }
}
