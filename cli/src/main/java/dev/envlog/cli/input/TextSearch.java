package dev.envlog.cli.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for texts in a part of a file, and counts its lines on the way: much faster than reading it as a log. Halves are searched
 * at the same time; what is found does not depend on that.
 */
public final class TextSearch {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private static final int CHUNK = 1 << 18;
    /** A part below this is not halved. */
    private static final long WORTH_A_THREAD = 4 << 20;

    private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
    private static final long SEVENS = 0x7F7F7F7F7F7F7F7FL;

    private static final long PAIRS = 0x00FF00FF00FF00FFL;
    private static final long PAIR_ONES = 0x0001000100010001L;

    private final Needles needles;
    private final int longest;
    private final int most;
    private final boolean counting;

    /**
     * A search for any of the texts.
     *
     * @param texts ASCII, none empty
     * @param most how many places are wanted at most; with more, those in the middle are left out
     * @param counting whether lines are counted
     */
    public TextSearch(List<String> texts, int most, boolean counting) {
        this.needles = new Needles(texts);
        this.longest = texts.stream().mapToInt(String::length).max().orElse(1);
        this.most = most;
        this.counting = counting;
    }

    /**
     * The line ends in a part of a file.
     *
     * @throws IOException if it cannot be read
     */
    public static long lines(Path file, long from, long to) throws IOException {
        return new TextSearch(List.of(), 0, true).in(file, from, to).lines;
    }

    /**
     * Where one of the texts is.
     *
     * @param offset place of its first byte in the file
     * @param lines line ends between the beginning of the part and it, 0 if they are not counted
     */
    public record Hit(long offset, long lines) {}

    /**
     * What a search came to.
     *
     * @param hits in order of the file
     * @param lines line ends in the whole part, 0 if they are not counted
     * @param all false if there were more than were wanted
     */
    public record Found(List<Hit> hits, long lines, boolean all) {}

    /**
     * Searches the bytes from {@code from} to {@code to} of a file.
     *
     * @throws IOException if it cannot be read
     */
    public Found in(Path file, long from, long to) throws IOException {
        if (to - from < 2 * WORTH_A_THREAD) {
            return part(file, from, to, to);
        }
        long middle = from + (to - from) / 2;
        Found[] first = new Found[1];
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(
                () -> {
                    try {
                        // A text may lie across the middle; it begins in this half.
                        first[0] = part(file, from, middle, to);
                    } catch (IOException | RuntimeException | Error e) {
                        failure[0] = e;
                    }
                },
                "envlog-search");
        thread.setDaemon(true);
        thread.start();
        Found second = part(file, middle, to, to);
        join(thread);
        Found half = first[0];
        if (half == null) {
            throw failure[0] instanceof IOException e ? e : new IOException("could not be searched", failure[0]);
        }
        List<Hit> hits = new ArrayList<>(half.hits);
        second.hits.forEach(hit -> hits.add(new Hit(hit.offset, half.lines + hit.lines)));
        boolean all = half.all && second.all && hits.size() <= most;
        return new Found(kept(hits), half.lines + second.lines, all);
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first and the last of them. */
    private List<Hit> kept(List<Hit> hits) {
        if (hits.size() <= most) {
            return hits;
        }
        List<Hit> kept = new ArrayList<>(hits.subList(0, most / 2));
        kept.addAll(hits.subList(hits.size() - (most - most / 2), hits.size()));
        return kept;
    }

    /** @param limit up to where a text that begins before {@code to} may go on */
    private Found part(Path file, long from, long to, long limit) throws IOException {
        List<Hit> hits = new ArrayList<>();
        boolean all = true;
        long lines = 0;
        byte[] buffer = new byte[CHUNK + longest];
        try (FileChannel channel = FileChannel.open(file)) {
            long at = from;
            while (at < to) {
                int wanted = (int) Math.min(CHUNK + (long) longest - 1, limit - at);
                int n = read(channel, buffer, wanted, at);
                int own = (int) Math.min(Math.min(CHUNK, to - at), n);
                if (own <= 0) {
                    break;
                }
                int counted = 0;
                int hit = needles.in(buffer, 0, n);
                while (hit >= 0 && hit < own) {
                    lines += counting ? newlines(buffer, counted, hit) : 0;
                    counted = hit;
                    hits.add(new Hit(at + hit, lines));
                    hit = needles.in(buffer, hit + 1, n);
                }
                lines += counting ? newlines(buffer, counted, own) : 0;
                at += own;
                if (hits.size() > 2 * most) {
                    all = false;
                    hits = new ArrayList<>(kept(hits));
                }
            }
        }
        return new Found(hits, lines, all);
    }

    private static int read(FileChannel channel, byte[] buffer, int wanted, long at) throws IOException {
        ByteBuffer into = ByteBuffer.wrap(buffer, 0, wanted);
        while (into.hasRemaining()) {
            if (channel.read(into, at + into.position()) < 0) {
                break;
            }
        }
        return into.position();
    }

    /** Line ends in a range of bytes, eight bytes at a time. */
    static long newlines(byte[] b, int from, int to) {
        long count = 0;
        int i = from;
        while (i + 8 <= to) {
            // Each of the eight bytes counts its own, as far as it can. The simple compiler does not know how to count
            // bits.
            int end = (int) Math.min(to - 7L, i + 8L * 255);
            long sums = 0;
            for (; i < end; i += 8) {
                long x = (long) LONGS.get(b, i) ^ NEWLINES;
                sums += ~(((x & SEVENS) + SEVENS) | x | SEVENS) >>> 7;
            }
            // Bytes to pairs of bytes, which the product adds up in the highest one.
            long pairs = (sums & PAIRS) + ((sums >>> 8) & PAIRS);
            count += (pairs * PAIR_ONES) >>> 48;
        }
        for (; i < to; i++) {
            count += b[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    /**
     * Several texts at once (Horspool): the window is as long as the shortest of them, and goes on by as much as its last byte allows
     * whichever text comes.
     */
    private static final class Needles {

        private final byte[][] texts;
        private final int window;
        /** By how much to go on, 0 where one of the texts may be. */
        private final int[] shifts = new int[256];
        /** By how much to go on from there. */
        private final int[] next;

        Needles(List<String> ascii) {
            texts = new byte[ascii.size()][];
            window = ascii.stream().mapToInt(String::length).min().orElse(1);
            next = new int[256];
            Arrays.fill(shifts, window);
            Arrays.fill(next, window);
            for (int t = 0; t < texts.length; t++) {
                byte[] text = ascii.get(t).getBytes(StandardCharsets.US_ASCII);
                texts[t] = text;
                for (int i = 0; i < window; i++) {
                    int value = text[i] & 0xff;
                    shifts[value] = Math.min(shifts[value], window - 1 - i);
                    if (i < window - 1) {
                        next[value] = Math.min(next[value], window - 1 - i);
                    }
                }
            }
        }

        /** Where one begins at or behind {@code from} and ends before {@code to}, -1 if none does. */
        int in(byte[] b, int from, int to) {
            if (texts.length == 0) {
                return -1;
            }
            int[] shift = shifts;
            int last = window - 1;
            int at = from + last;
            while (at < to) {
                int by = shift[b[at] & 0xff];
                if (by == 0) {
                    if (begins(b, at - last, to)) {
                        return at - last;
                    }
                    by = next[b[at] & 0xff];
                }
                at += by;
            }
            return -1;
        }

        private boolean begins(byte[] b, int at, int to) {
            for (byte[] text : texts) {
                int i = 0;
                while (i < text.length && at + i < to && b[at + i] == text[i]) {
                    i++;
                }
                if (i == text.length) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The line that holds a place, without its end. */
    public record Line(long from, String text) {}

    /**
     * The line around a place in a file, null if it is longer than what is worth to look at.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static @Nullable Line line(FileChannel channel, long place) {
        try {
            for (int reach = 1 << 10; reach <= 1 << 16; reach <<= 3) {
                long from = Math.max(0, place - reach);
                byte[] around = new byte[2 * reach];
                int n = read(channel, around, around.length, from);
                int begin = (int) (place - from);
                int end = begin;
                while (begin > 0 && around[begin - 1] != '\n') {
                    begin--;
                }
                while (end < n && around[end] != '\n') {
                    end++;
                }
                boolean whole = (begin > 0 || from == 0) && (end < n || n < around.length);
                if (whole) {
                    return new Line(from + begin, new String(around, begin, end - begin, StandardCharsets.ISO_8859_1));
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
