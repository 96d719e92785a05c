package dev.envlog.parser.statement;

import dev.envlog.parser.bytes.Bytes;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A range of bytes as ANTLR input, without making a String. Every byte of a multi-byte character reads as the same control
 * character: the grammar treats all non-ASCII alike, and the lexer's cache covers ASCII only.
 */
final class ByteCharStream implements CharStream {

    private static final int NON_ASCII = 0x1a;

    private byte[] buffer = Bytes.NONE;
    private int from;
    private int size;
    private int position;

    void set(byte[] bytes, int start, int end) {
        buffer = bytes;
        from = start;
        size = end - start;
        position = 0;
    }

    @Override
    public String getText(Interval interval) {
        int end = Math.min(interval.b + 1, size);
        return interval.a >= end ? "" : Bytes.text(buffer, from + interval.a, from + end);
    }

    @Override
    public void consume() {
        if (position >= size) {
            throw new IllegalStateException("cannot consume EOF");
        }
        position++;
    }

    @Override
    public int LA(int i) {
        if (i == 0) {
            return 0;
        }
        int index = i > 0 ? position + i - 1 : position + i;
        if (index < 0 || index >= size) {
            return IntStream.EOF;
        }
        byte value = buffer[from + index];
        return value >= 0 ? value : NON_ASCII;
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {}

    @Override
    public int index() {
        return position;
    }

    @Override
    public void seek(int index) {
        position = Math.min(index, size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String getSourceName() {
        return UNKNOWN_SOURCE_NAME;
    }
}
