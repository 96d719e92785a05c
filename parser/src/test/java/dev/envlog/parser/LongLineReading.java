package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.LineReader;
import dev.envlog.parser.input.LogSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads a log with an enormous line, in a process of its own whose heap is smaller than the line. */
final class LongLineReading {

    static final int LINE = 50 << 20;

    private static final String FIRST = "[2026-01-05 10:00:00.000][1][debug][http] [C5] new stream\n";
    private static final String LONG =
            "[2026-01-05 10:00:00.001][1][debug][router] [C5][S7] cluster 'a' match for URL '/";
    private static final String LAST = "\n':path', '/'\n[2026-01-05 10:00:00.002][1][debug][http] [C5] idle timeout\n";

    private LongLineReading() {}

    public static void main(String[] args) throws IOException {
        for (char filling : new char[] {'x', '.', ' ', '"', '\u001b'}) {
            read(filling);
        }
        readAhead();
    }

    /** Long records, each behind one short one less than the one before, so that they come to other places of a batch. */
    private static void readAhead() throws IOException {
        LogSource source = new LogSource("ahead.log", null, Rounds::new);
        int records = 0;
        try (ReadAhead ahead = ReadAhead.openParts(List.of(source), true)) {
            while (ahead.next() == Progress.EVENT) {
                records++;
            }
        }
        expect(records == Rounds.COUNT + Rounds.COUNT * (Rounds.COUNT - 1) / 2, "records read ahead");
    }

    private static final class Rounds extends InputStream {
        static final int COUNT = 400;

        private final String longOne = LONG + "x".repeat(600_000) + "\n";
        private int round;
        private InputStream part = InputStream.nullInputStream();

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] b, int offset, int length) throws IOException {
            int n = part.readNBytes(b, offset, length);
            while (n < length && round < COUNT) {
                part = new ByteArrayInputStream(
                        (FIRST.repeat(COUNT - ++round) + longOne).getBytes(StandardCharsets.UTF_8));
                n += part.readNBytes(b, offset + n, length - n);
            }
            return n == 0 ? -1 : n;
        }
    }

    private static void read(char filling) throws IOException {
        LogSource source = new LogSource("long.log", null, () -> new Text(filling));
        try (EventReader reader = EventReader.open(source, false)) {
            expect(reader.next() == Progress.EVENT && reader.event().message().equals("new stream"), "the line before");
            expect(reader.next() == Progress.EVENT, "the long line");
            Event cut = reader.event();
            expect(cut.lines() == 2 && cut.line() == 2, "place of the long line");
            expect(cut.connection() == 5 && cut.stream() == 7, "ids of the long line");
            expect(cut.message().length() > LineReader.MAX_LINE - 200, "the long line keeps its beginning");
            expect("/".equals(cut.header(":path")), "the header after the long line");
            expect(reader.next() == Progress.EVENT, "the line after");
            expect(reader.event().line() == 4, "place of the line after");
            expect(reader.event().message().equals("idle timeout"), "text of the line after");
            expect(reader.next() == Progress.END, "the end");
            ReadSummary summary = reader.summary();
            expect(summary.lines() == 4 && summary.cutLines() == 1 && summary.bytes() > LINE, "the summary");
        }
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("not as expected: " + what);
        }
    }

    /** The log, made while it is read. */
    private static final class Text extends InputStream {
        private final byte[] before = (FIRST + LONG).getBytes(StandardCharsets.UTF_8);
        private final byte[] after = LAST.getBytes(StandardCharsets.UTF_8);
        private final byte filling;
        private long at;

        Text(char filling) {
            this.filling = (byte) filling;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] b, int offset, int length) {
            if (at < before.length) {
                return copy(before, (int) at, b, offset, length);
            }
            long left = before.length + LINE - at;
            if (left > 0) {
                int n = (int) Math.min(left, length);
                Arrays.fill(b, offset, offset + n, filling);
                at += n;
                return n;
            }
            return copy(after, (int) -left, b, offset, length);
        }

        private int copy(byte[] from, int start, byte[] b, int offset, int length) {
            int n = Math.min(from.length - start, length);
            System.arraycopy(from, start, b, offset, n);
            at += n;
            return n == 0 ? -1 : n;
        }
    }
}
