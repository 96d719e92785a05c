package dev.envlog.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Packs lines of a log, one after the other. Most lines have the form of one before and differ in a few numbers, which are
 * often those of the line before as well: what is written is the number of the form and, for each hole, how to get what stands
 * in it. What is alike is written side by side, so that deflating it makes little of it.
 */
public final class LinePacker {

    private final Variables variables = new Variables();
    private final Slices formBytes = new Slices();
    private final List<LineForm> forms = new ArrayList<>();
    private final Slices texts = new Slices();
    private byte[] clock = new byte[0];

    private final PackWriter newForms = new PackWriter();
    private final PackWriter lines = new PackWriter();
    private final PackWriter codes = new PackWriter();
    private final PackWriter numbers = new PackWriter();
    private final PackWriter newTexts = new PackWriter();

    /**
     * Packs a line.
     *
     * @param begins whether it begins a record, with a time
     * @return the number of its form
     */
    public int line(byte[] b, int from, int to, Known known, boolean begins) {
        variables.split(b, from, to);
        int number = formBytes.find(variables.form, 0, variables.formLength);
        if (number < 0) {
            number = formBytes.add(variables.form, 0, variables.formLength);
            byte[] form = Arrays.copyOf(variables.form, variables.formLength);
            forms.add(new LineForm(form));
            newForms.bytes(form, 0, form.length);
        }
        lines.number(number);
        LineForm form = forms.get(number);
        for (int i = 0; i < variables.count; i++) {
            hole(form, i, b, variables.bounds[2 * i], variables.bounds[2 * i + 1], known, begins && i == 0);
        }
        return number;
    }

    /** How many things that vary stand wholly before the place in the line packed last. */
    public int holesBefore(int place) {
        int n = 0;
        while (n < variables.count && variables.bounds[2 * n + 1] <= place) {
            n++;
        }
        return n;
    }

    /** Where the n-th thing that varies ends in the line packed last, counted from 1; its beginning for none. */
    public int holeEnd(int n, int begin) {
        return n == 0 ? begin : variables.bounds[2 * n - 1];
    }

    private void hole(LineForm form, int hole, byte[] b, int from, int to, Known known, boolean isClock) {
        byte[] last = isClock ? clock : form.last[hole];
        int spelling = known.find(b, from, to);
        if (isClock) {
            // What comes next is nearer to this one than to the last of its own form.
            clock = Arrays.copyOfRange(b, from, to);
        }
        if (spelling >= 0) {
            codes.octet(LineCode.KNOWN + spelling);
            return;
        }
        boolean same = last != null && Arrays.equals(last, 0, last.length, b, from, to);
        if (!isClock && !same) {
            form.last[hole] = Arrays.copyOfRange(b, from, to);
        }
        long difference =
                last == null || last.length != to - from ? Digits.NONE : Digits.difference(last, 0, b, from, to - from);
        if (isClock && difference != Digits.NONE && difference == known.ticks) {
            codes.octet(LineCode.CLOCK);
        } else if (same) {
            codes.octet(LineCode.SAME);
        } else {
            differing(difference, b, from, to);
        }
    }

    private void differing(long difference, byte[] b, int from, int to) {
        long zigzag = PackWriter.zigzag(difference);
        boolean told = difference != Digits.NONE;
        if (told && zigzag >= 0 && zigzag <= LineCode.MOST - LineCode.SMALL) {
            codes.octet(LineCode.SMALL + (int) zigzag);
            return;
        }
        int text = texts.find(b, from, to);
        if (text >= 0) {
            codes.octet(LineCode.AGAIN);
            numbers.number(texts.size() - text);
        } else if (told && 2 * bytes(zigzag) < to - from) {
            codes.octet(LineCode.DIFFERENCE);
            numbers.number(zigzag);
        } else {
            codes.octet(LineCode.NEW);
            texts.add(b, from, to);
            newTexts.bytes(b, from, to);
        }
    }

    private static int bytes(long number) {
        return (63 - Long.numberOfLeadingZeros(number | 1)) / 7 + 1;
    }

    /** All that was packed. */
    public void writeTo(PackWriter out) {
        out.part(newForms);
        out.part(newTexts);
        out.part(lines);
        out.part(numbers);
        out.part(codes);
    }
}
