package dev.envlog.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Unpacks what a {@link LinePacker} packed, line by line. */
public final class LineUnpacker {

    private final List<LineForm> forms = new ArrayList<>();
    private final Slices texts = new Slices();
    private byte[] clock = new byte[0];

    private final PackReader lines;
    private final PackReader codes;
    private final PackReader numbers;
    private final PackReader newTexts;

    /** The lines' bytes, one behind the other. */
    private byte[] out = new byte[1 << 12];

    private int size;
    private int[] holeEnds = new int[16];
    private int holes;

    /** From where a packer wrote to. */
    public LineUnpacker(PackReader in) {
        PackReader newForms = in.part();
        newTexts = in.part();
        lines = in.part();
        numbers = in.part();
        codes = in.part();
        while (newForms.hasMore()) {
            forms.add(new LineForm(newForms.bytes()));
        }
    }

    /** Forgets what was unpacked; the next line begins at 0. */
    public void clear() {
        size = 0;
    }

    /** What was unpacked since then. */
    public byte[] toBytes() {
        return Arrays.copyOf(out, size);
    }

    /** How much that is. */
    public int size() {
        return size;
    }

    /** Where the n-th thing that varies ends in the line unpacked last, counted from 1. */
    public int holeEnd(int n) {
        if (n < 1 || n > holes) {
            throw new DamagedException("hole " + n + " of " + holes);
        }
        return holeEnds[n - 1];
    }

    /** The form of the next line. */
    public int form() {
        return lines.count(forms.size() - 1);
    }

    /** Appends a byte. */
    public void octet(byte b) {
        room(1);
        out[size++] = b;
    }

    /** Appends the next line, of that form. */
    public void line(int number, Known known, boolean begins) {
        LineForm form = forms.get(number);
        holes = form.holes.length;
        if (holeEnds.length < holes) {
            holeEnds = new int[2 * holes];
        }
        int literal = 0;
        for (int hole = 0; hole < holes; hole++) {
            append(form.bytes, literal, form.holes[hole]);
            literal = form.holes[hole] + 1;
            int from = size;
            fill(form, hole, known, begins && hole == 0);
            if (begins && hole == 0) {
                clock = Arrays.copyOfRange(out, from, size);
            }
            holeEnds[hole] = size;
        }
        append(form.bytes, literal, form.bytes.length);
    }

    private void fill(LineForm form, int hole, Known known, boolean isClock) {
        int code = codes.octet();
        if (code >= LineCode.KNOWN && code < LineCode.SMALL) {
            byte[] text = known.get(code - LineCode.KNOWN);
            append(text, 0, text.length);
            return;
        }
        int from = size;
        byte[] last = isClock ? clock : form.last[hole];
        switch (code) {
            case LineCode.SAME -> append(needed(last));
            case LineCode.CLOCK -> add(needed(last), known.ticks);
            case LineCode.DIFFERENCE -> add(needed(last), unzigzag(numbers.number()));
            case LineCode.AGAIN -> {
                int index = texts.size() - numbers.count(texts.size());
                append(texts.bytes(), texts.start(index), texts.end(index));
            }
            case LineCode.NEW -> {
                byte[] text = newTexts.bytes();
                texts.add(text, 0, text.length);
                append(text);
            }
            default -> add(needed(last), unzigzag(code - LineCode.SMALL));
        }
        if (!isClock && code != LineCode.SAME) {
            form.last[hole] = Arrays.copyOfRange(out, from, size);
        }
    }

    private static byte[] needed(byte @org.jspecify.annotations.Nullable [] last) {
        if (last == null) {
            throw new DamagedException("the first of its form refers to one before");
        }
        return last;
    }

    private static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    private void add(byte[] text, long difference) {
        append(text);
        Digits.add(out, size - text.length, text.length, difference);
    }

    private void append(byte[] text) {
        append(text, 0, text.length);
    }

    private void append(byte[] text, int from, int to) {
        room(to - from);
        System.arraycopy(text, from, out, size, to - from);
        size += to - from;
    }

    private void room(int more) {
        if (size + more > out.length) {
            out = Arrays.copyOf(out, Math.max(size + more, 2 * out.length));
        }
    }
}
