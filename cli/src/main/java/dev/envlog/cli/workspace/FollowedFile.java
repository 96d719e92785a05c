package dev.envlog.cli.workspace;

import dev.envlog.cli.input.InputError;
import dev.envlog.parser.input.Feed;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written to, read from its beginning and on whenever it has grown, through everything that log rotation does to
 * it: another file takes its name, it is cut to nothing and written again, it goes away and comes back. All of it is one log.
 *
 * <p>Files are told apart by their key (device and inode), which stays theirs while they are open. Looking a few times a second
 * is all: a {@code WatchService} reports nothing on network and overlay file systems or behind symbolic links, which is where a
 * node keeps its containers' logs, and wakes up for each line of a busy file.
 */
final class FollowedFile implements Feed, Closeable {

    /** A file whose name is gone is kept open for this many looks: its writer may not have noticed. */
    private static final int LOOKS_WHEN_GONE = 750;

    private final Path path;
    private final Consumer<String> notes;
    private final Pace pace;
    private final LastBytes last = new LastBytes();
    private @Nullable FileChannel channel;
    /** What told the file last open from others. */
    private @Nullable Object key;

    private long position;
    /** When something was last read, by the clock. */
    private long grown = Long.MIN_VALUE;

    /** All was read when last looked at. */
    private boolean atEnd;
    /** The line at the end of a file that is left has to be ended, so that it does not run into the next one's first. */
    private boolean endLine;
    /** What was last said about the file not being there, so as not to repeat it. */
    private String missing = "";

    private int looksWhenGone;
    private boolean opened;
    /** Whether it ends where another file has its name, or where it is written anew, and is never taken for paused. */
    private final boolean alone;

    private boolean over;

    /** @param notes takes what happens to the file, in words that go on after its name */
    FollowedFile(Path path, Pace pace, Consumer<String> notes) {
        this(path, pace, notes, false);
    }

    /** @param alone whether to end where another file begins; then what it gives is a part of what reading the file gives */
    FollowedFile(Path path, Pace pace, Consumer<String> notes, boolean alone) {
        this.path = path;
        this.pace = pace;
        this.notes = notes;
        this.alone = alone;
    }

    /** What was read so far is all of it. */
    void end() {
        over = true;
    }

    /** How many bytes of the file that is open were read. */
    long position() {
        return position;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (over) {
            return -1;
        }
        if (endLine) {
            endLine = false;
            last.clear();
            buffer[offset] = '\n';
            return 1;
        }
        try {
            FileChannel at = channel;
            if (at == null) {
                return open(false) ? read(buffer, offset, length) : 0;
            }
            if (atEnd && wasWrittenAnew(at)) {
                startAnew("was truncated; going on from its beginning");
                return read(buffer, offset, length);
            }
            int n = take(at, buffer, offset, length);
            return n > 0 ? n : lookForAnother(at, buffer, offset, length);
        } catch (IOException e) {
            missing(InputError.words(e));
            close();
            return 0;
        }
    }

    @Override
    public boolean isQuiet() {
        return !alone && (grown == Long.MIN_VALUE || pace.millis() - grown >= QUIET_MILLIS);
    }

    private int take(FileChannel from, byte[] buffer, int offset, int length) throws IOException {
        int n = from.read(ByteBuffer.wrap(buffer, offset, length), position);
        atEnd = n <= 0;
        if (n > 0) {
            boolean begins = position == 0;
            position += n;
            grown = pace.millis();
            last.add(buffer, offset, n);
            return begins ? withoutMark(buffer, offset, n) : n;
        }
        return n;
    }

    /** What is left of the file's first bytes without the mark that some writers put there. */
    private int withoutMark(byte[] buffer, int offset, int n) {
        int a = n < 2 ? 0 : buffer[offset] & 0xff;
        int b = n < 2 ? 0 : buffer[offset + 1] & 0xff;
        if (a + b == 0xff + 0xfe && a != b) {
            notes.accept(
                    "is UTF-16, which cannot be followed as a file: pipe it in (tail -c +1 -f FILE | envlog tail)");
        } else if (n > 3 && a == 0xef && b == 0xbb && (buffer[offset + 2] & 0xff) == 0xbf) {
            System.arraycopy(buffer, offset + 3, buffer, offset, n - 3);
            return n - 3;
        }
        return n;
    }

    /** At the end of the file: whether another one has its name by now. */
    private int lookForAnother(FileChannel at, byte[] buffer, int offset, int length) throws IOException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            missing("is gone");
            if (++looksWhenGone > LOOKS_WHEN_GONE) {
                close();
            }
            return 0;
        }
        looksWhenGone = 0;
        if (Objects.equals(key(now), key)) {
            missing = "";
            return 0;
        }
        // Only something in the new file shows that the writer has left the old one, which it may have filled up until
        // then.
        if (now.size() == 0) {
            return 0;
        }
        int n = take(at, buffer, offset, length);
        return n > 0 ? n : open(true) ? read(buffer, offset, length) : 0;
    }

    /** Opens what has the name now: the same file again, or another one. False if there is none. */
    private boolean open(boolean another) throws IOException {
        BasicFileAttributes before;
        FileChannel found;
        try {
            before = Files.readAttributes(path, BasicFileAttributes.class);
            if (before.isDirectory()) {
                missing("is a directory");
                return false;
            }
            found = FileChannel.open(path, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            missing(opened ? "is gone" : InputError.words(e));
            return false;
        }
        Object foundKey = key(before);
        if (!Objects.equals(key(Files.readAttributes(path, BasicFileAttributes.class)), foundKey)) {
            found.close();
            return false;
        }
        close();
        boolean same = foundKey.equals(key) && !isWrittenAnew(found);
        channel = found;
        key = foundKey;
        looksWhenGone = 0;
        if (!missing.isEmpty()) {
            notes.accept("has appeared");
        } else if (another && !alone) {
            notes.accept("was replaced; going on with the new file");
        }
        missing = "";
        if (opened && !same) {
            startAnew("");
        }
        opened = true;
        return true;
    }

    private void startAnew(String note) {
        over = alone;
        if (over) {
            return;
        }
        if (!note.isEmpty()) {
            notes.accept(note);
        }
        position = 0;
        atEnd = false;
        endLine = last.insideLine();
        last.clear();
    }

    private boolean wasWrittenAnew(FileChannel at) throws IOException {
        long size = at.size();
        return size != position && isWrittenAnew(at);
    }

    /** Whether the file does not hold any more what was read of it. */
    private boolean isWrittenAnew(FileChannel at) throws IOException {
        return at.size() < position || !last.stillIn(at, position);
    }

    private void missing(String why) {
        if (!missing.equals(why)) {
            missing = why;
            notes.accept(why + "; waiting for it");
        }
    }

    /** Windows has no keys: a file is known by when it was made. */
    private static Object key(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return key != null ? key : attributes.creationTime();
    }

    @Override
    public void close() {
        FileChannel at = channel;
        channel = null;
        if (at != null) {
            try {
                at.close();
            } catch (IOException e) {
                // Nothing was written to it: there is nothing to lose.
                atEnd = true;
            }
        }
    }
}
