package dev.envlog.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** How a stream is compressed, told by its first bytes. */
enum Compression {
    GZIP("gzip", "1f8b"),
    ZSTD("zstd", "28b52ffd"),
    XZ("xz", "fd377a585a00"),
    BZIP2("bzip2", "425a68"),
    LZ4("lz4", "04224d18");

    /** So many bytes tell. */
    static final int MAGIC = 6;

    private static final int BUFFER = 1 << 16;
    private static final Compression[] ALL = values();

    private final String words;
    /** The first bytes in hexadecimal digits. */
    private final String magic;

    Compression(String words, String magic) {
        this.words = words;
        this.magic = magic;
    }

    /** Its usual name. */
    String words() {
        return words;
    }

    /** The compression of a stream that begins so, null if it is none. */
    static @Nullable Compression of(byte[] head) {
        for (Compression one : ALL) {
            if (one.fits(head)) {
                return one;
            }
        }
        // A frame to be skipped, with which the parallel form of zstd begins.
        boolean skippable =
                head.length >= 4 && (head[0] & 0xf0) == 0x50 && head[1] == 0x2a && head[2] == 0x4d && head[3] == 0x18;
        return skippable ? ZSTD : null;
    }

    private boolean fits(byte[] head) {
        if (!HexFormat.of().formatHex(head).startsWith(magic)) {
            return false;
        }
        return this != BZIP2 || (head.length > 3 && head[3] >= '1' && head[3] <= '9');
    }

    /** Decompresses a stream, all members of it. Only then are the classes of a library loaded. */
    InputStream open(InputStream in) throws IOException {
        return this == GZIP ? new GZIPInputStream(in, BUFFER) : Decompressors.open(this, in);
    }
}
