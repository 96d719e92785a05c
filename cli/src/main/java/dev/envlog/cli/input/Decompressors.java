package dev.envlog.cli.input;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/** The decompressors of libraries; apart from {@link Compression} so that they are loaded only when one is needed. */
final class Decompressors {

    private Decompressors() {}

    static InputStream open(Compression compression, InputStream in) throws IOException {
        return switch (compression) {
            case ZSTD -> new ZstdInputStream(in);
            case XZ -> xz(in);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case LZ4 -> new FramedLZ4CompressorInputStream(in, true);
            case GZIP -> throw new IllegalArgumentException("gzip needs no library");
        };
    }

    /** The dictionary of xz lies in the heap and is as large as the file says: hence a limit. */
    private static InputStream xz(InputStream in) throws IOException {
        long limit = Runtime.getRuntime().maxMemory() / 2;
        try {
            return new XZInputStream(in, (int) Math.min(Integer.MAX_VALUE, limit >> 10));
        } catch (MemoryLimitException e) {
            throw new IOException(
                    "needs " + (e.getMemoryNeeded() >> 10) + " MiB to be decompressed; give them: ENVLOG_JAVA_OPTS=-Xmx"
                            + ((e.getMemoryNeeded() >> 9) + 64) + "m, or decompress it with xz",
                    e);
        }
    }
}
