package dev.envlog.cli.input;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the files of an archive as it streams by, and through those of archives in it, in their order. A damaged archive
 * inside does not keep the rest from being read.
 */
final class Walker implements Closeable {

    /** Archives in archives in archives. */
    private static final int DEEPEST = 4;

    /** Files in one archive, those of archives in it counted. */
    static final int MOST_FILES = 10_000;

    private record Level(ArchiveKind kind, ArchiveInputStream<?> in, String prefix) {}

    private final Meter meter;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final List<Remark> damaged = new ArrayList<>();
    private int ordinal = -1;
    private String path = "";
    private HeadStream text = new HeadStream(InputStream.nullInputStream());

    /** @param in the archive, decompressed; closed with this */
    Walker(ArchiveKind kind, InputStream in, Meter meter) {
        this.meter = meter;
        levels.push(level(kind, in, ""));
    }

    private static Level level(ArchiveKind kind, InputStream in, String prefix) {
        String names = StandardCharsets.UTF_8.name();
        return new Level(
                kind,
                kind == ArchiveKind.TAR
                        ? new TarArchiveInputStream(in, names)
                        : new ZipArchiveInputStream(in, names, true, true),
                prefix);
    }

    /**
     * Goes to the next file.
     *
     * @return false if there is none
     * @throws IOException if the archive cannot be read further
     */
    boolean next() throws IOException {
        while (!levels.isEmpty()) {
            Level level = levels.element();
            ArchiveEntry entry = entry(level);
            if (entry == null) {
                levels.pop();
            } else if (isFile(entry)) {
                if (++ordinal >= MOST_FILES) {
                    throw new IOException("more than " + MOST_FILES + " files in it; unpack it and name the logs");
                }
                if (enter(level, entry)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The next entry; null at the end of this level, also where it is damaged, unless it is the outermost. */
    private @Nullable ArchiveEntry entry(Level level) throws IOException {
        try {
            return level.in.getNextEntry();
        } catch (IOException | RuntimeException e) {
            if (levels.size() == 1) {
                throw e instanceof IOException io ? io : new IOException("damaged: " + e.getMessage(), e);
            }
            damaged(level.prefix.substring(0, level.prefix.length() - 1), e);
            return null;
        }
    }

    /** Looks into an entry: true if it is a file, false if it is an archive, which is next then, or cannot be read. */
    private boolean enter(Level level, ArchiveEntry entry) {
        path = level.prefix + entry.getName();
        try {
            if (!level.in.canReadEntryData(entry)) {
                throw new IOException("encrypted, or packed in a way that envlog does not know; unpack it");
            }
            InputStream bytes = new Entry(level.in);
            HeadStream in = Unpacked.of(level.kind == ArchiveKind.ZIP ? meter.expanded(bytes) : bytes, meter);
            ArchiveKind kind = ArchiveKind.of(in.peek(ArchiveKind.HEAD));
            if (kind == null) {
                text = in;
                return true;
            }
            if (levels.size() == DEEPEST) {
                throw new IOException("archives in archives, more than " + DEEPEST + " deep; unpack it");
            }
            levels.push(level(kind, in, path + "!"));
        } catch (IOException | RuntimeException e) {
            damaged(path, e);
        }
        return false;
    }

    private void damaged(String name, Exception e) {
        damaged.add(new Remark(name, Objects.requireNonNullElse(e.getMessage(), "damaged"), true));
    }

    static boolean isFile(ArchiveEntry entry) {
        if (entry instanceof TarArchiveEntry tar) {
            return tar.isFile() && !tar.isLink() && !tar.isSymbolicLink() && tar.getSize() > 0;
        }
        return !entry.isDirectory() && !(entry instanceof ZipArchiveEntry zip && zip.isUnixSymlink());
    }

    /** Place of the file at hand among all, 0 first; -1 before the first. */
    int ordinal() {
        return ordinal;
    }

    /** Path of the file at hand in the archive; {@code !} stands behind an archive in it. */
    String path() {
        return path;
    }

    /** The file at hand, decompressed. */
    HeadStream text() {
        return text;
    }

    /** So many bytes of the archive were read, as they are stored. */
    long stored() {
        return meter.rawBytes();
    }

    /** What could not be read, by path. */
    List<Remark> damaged() {
        return damaged;
    }

    @Override
    public void close() throws IOException {
        while (!levels.isEmpty()) {
            levels.pop().in.close();
        }
    }

    /** The bytes of an entry; its end is not that of the archive. */
    private static final class Entry extends FilterInputStream {

        Entry(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The archive goes on.
        }
    }
}
