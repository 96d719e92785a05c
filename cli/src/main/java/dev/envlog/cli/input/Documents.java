package dev.envlog.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Opens files that come beside logs, such as a config_dump: as they are, compressed, or in an archive. */
public final class Documents {

    private Documents() {}

    /** Takes a document. */
    @FunctionalInterface
    public interface Taker {

        /**
         * Reads one.
         *
         * @param name of the file, with {@code !} and the path for a member of an archive
         * @param text decompressed; not to be closed
         */
        void take(String name, InputStream text) throws IOException;
    }

    /**
     * Hands out the document of a file, or those of its members that are wanted if it is an archive.
     *
     * @param name of the file; {@code -} is standard input
     * @param wanted asked for the path of each member of an archive
     * @throws IOException if the file cannot be read, or a taker could not read
     */
    public static void each(String name, InputStream stdin, Predicate<String> wanted, Taker taker) throws IOException {
        Meter meter = new Meter(InputRules.DEFAULT.ratio());
        InputStream raw = name.equals("-") ? stdin : Files.newInputStream(Path.of(name));
        try (HeadStream in = Unpacked.of(meter.raw(raw), meter)) {
            ArchiveKind kind = ArchiveKind.of(in.peek(ArchiveKind.HEAD));
            if (kind == null) {
                taker.take(name, in);
                return;
            }
            try (Walker walker = new Walker(kind, in, meter)) {
                while (walker.next()) {
                    if (wanted.test(walker.path())) {
                        taker.take(name + "!" + walker.path(), walker.text());
                    }
                }
            }
        }
    }
}
