package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.LogSource;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads an input as {@link EventReader} does, on a thread of its own, so that what is done with the events takes no time from
 * reading. Memory is bounded by a few batches of records; the events and their order are the same.
 */
public final class ReadAhead implements Closeable {

    /** One is filled, one is worked on, and one lies between. */
    private static final int BATCHES = 3;

    private final EventReader reader;
    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> read = new ArrayBlockingQueue<>(BATCHES);
    /** The batch being filled; of the reading thread. */
    private Batch filling;

    private final Thread thread = new Thread(this::read, "envlog-read");
    private final boolean ahead;
    private volatile boolean closed;

    /** The batch being handed out. */
    private @Nullable Batch current;

    private int index = -1;

    /**
     * Opens one log that lies in one file or in several, see {@link EventReader#openParts}.
     *
     * @param ahead false where reading may stop before the end: then nothing is read that nobody wants
     * @throws IOException if the input cannot be opened
     */
    public static ReadAhead openParts(List<LogSource> parts, boolean ahead) throws IOException {
        return new ReadAhead(parts, ahead);
    }

    private ReadAhead(List<LogSource> parts, boolean ahead) throws IOException {
        this.reader = EventReader.openParts(parts, this::handOver);
        this.ahead = ahead;
        this.filling = new Batch();
        if (!ahead) {
            return;
        }
        for (int i = 1; i < BATCHES; i++) {
            free.add(new Batch());
        }
        thread.setDaemon(true);
        thread.start();
    }

    // ---- the reading thread

    private void read() {
        try {
            while (!closed && reader.next() == Progress.EVENT) {
                filling.add((RecordView) reader.event());
                if (filling.isFull()) {
                    handOver();
                }
            }
        } catch (Throwable e) {
            // Whoever takes the events throws it: there it is handled as if it had been thrown there.
            filling.failure = e;
        }
        filling.last = true;
        handOver();
    }

    /** Hands over what was read so far. Done before each wait for the input too: nobody has to wait for a batch to be full. */
    private void handOver() {
        if (!ahead || closed || (filling.isEmpty() && !filling.last)) {
            return;
        }
        filling.summary = reader.summary();
        filling.troubles = reader.troubles();
        read.add(filling);
        if (!filling.last) {
            filling = take(free);
            filling.clear();
        }
    }

    // ---- whoever takes the events

    /** Goes on to the next event; {@link Progress#EVENT} or {@link Progress#END}. */
    public Progress next() {
        if (!ahead) {
            return reader.next();
        }
        Batch batch = current;
        index++;
        while (batch == null || index == batch.size()) {
            if (batch != null && batch.last) {
                index--;
                batch.rethrow();
                return Progress.END;
            }
            if (batch != null) {
                free.offer(batch);
            }
            batch = take(read);
            current = batch;
            index = 0;
        }
        return Progress.EVENT;
    }

    /** The event last read, valid until the next call of {@link #next()}. */
    public Event event() {
        if (!ahead) {
            return reader.event();
        }
        if (current == null) {
            throw new IllegalStateException("nothing was read");
        }
        return current.get(index);
    }

    /** What was read so far, which may be somewhat more than was handed out. */
    public ReadSummary summary() {
        if (!ahead) {
            return reader.summary();
        }
        if (current == null) {
            throw new IllegalStateException("nothing was read");
        }
        return current.summary();
    }

    /** See {@link EventReader#troubles()}. */
    public Map<String, String> troubles() {
        if (!ahead) {
            return reader.troubles();
        }
        return current == null ? Map.of() : current.troubles;
    }

    /** Ends reading; what was read so far can still be asked for. */
    @Override
    public void close() throws IOException {
        closed = true;
        reader.close();
        // The thread may wait for an empty one.
        free.offer(new Batch());
    }

    /** Waits for the reading thread to end, which it does at the end of the input or once closed. */
    void awaitEnd() throws InterruptedException {
        thread.join();
    }

    private static Batch take(BlockingQueue<Batch> queue) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
