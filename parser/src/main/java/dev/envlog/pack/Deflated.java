package dev.envlog.pack;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes deflated, and how many they were before. */
public final class Deflated {

    private static final int LEVEL = 6;
    /** Nothing that was written is larger. */
    private static final int MOST = 1 << 28;

    private Deflated() {}

    /** Deflates all that was written. */
    public static byte[] of(PackWriter plain) {
        PackWriter out = new PackWriter();
        out.number(plain.size);
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(plain.bytes, 0, plain.size);
            deflater.finish();
            byte[] buffer = new byte[1 << 14];
            while (!deflater.finished()) {
                out.raw(buffer, 0, deflater.deflate(buffer));
            }
        } finally {
            deflater.end();
        }
        return out.toBytes();
    }

    /**
     * What was deflated.
     *
     * @throws DamagedException if that cannot be told
     */
    public static PackReader read(byte[] b, int from, int to) {
        PackReader head = new PackReader(b, from, to);
        byte[] plain = new byte[head.count(MOST)];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(b, to - head.left(), head.left());
            int n = 0;
            while (n < plain.length) {
                int more = inflater.inflate(plain, n, plain.length - n);
                if (more == 0) {
                    throw new DamagedException("the deflated bytes end early");
                }
                n += more;
            }
        } catch (DataFormatException e) {
            throw new DamagedException("the bytes are not deflated", e);
        } finally {
            inflater.end();
        }
        return new PackReader(plain);
    }
}
