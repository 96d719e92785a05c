package dev.envlog.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * An index that is written: logs are added, gone on with, and removed. What was done since the last {@link #commit} is seen by
 * nobody, and gone if the process ends, however it ends. One process at a time writes; readers are not kept waiting. Not
 * thread-safe.
 */
public final class ExchangeIndex implements Closeable {

    /** Documents are gathered in so much memory before they are written. */
    private static final double BUFFER_MB = 48;

    private static final String SEGMENTS = "segments";
    private static final String PENDING = "pending_segments";

    final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    final Background background = new Background();
    private final Map<Integer, IndexedLog> logs = new TreeMap<>();
    private int next;

    private ExchangeIndex(Path folder, Directory directory, IndexWriter writer, List<IndexedLog> known, int next) {
        this.folder = folder;
        this.directory = directory;
        this.writer = writer;
        this.next = next;
        known.forEach(log -> logs.put(log.number(), log));
    }

    /**
     * Opens the index in a directory, which is made if it is not there.
     *
     * @throws IndexException if it cannot be written, somebody else writes it, or it is not one
     */
    public static ExchangeIndex open(Path folder) {
        IndexFormat.prepare();
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new IndexException(folder + ": is a file; an index is a directory");
            }
            boolean theirs = Files.isDirectory(folder) && !isEmpty(folder);
            Files.createDirectories(folder);
            Directory directory = FSDirectory.open(folder);
            boolean there = IndexFormat.exists(directory);
            if (theirs && !there && !isLeftOver(directory)) {
                directory.close();
                throw new IndexException(
                        folder + ": is a directory with other files in it; name an empty one or one that is not there");
            }
            IndexWriterConfig config = new IndexWriterConfig();
            config.setRAMBufferSizeMB(BUFFER_MB);
            config.setCommitOnClose(false);
            config.setMergePolicy(new LogDocMergePolicy());
            IndexWriter writer = new IndexWriter(directory, config);
            try {
                // Nobody else can commit now; before, somebody may have done so between a look and the lock.
                boolean committed = IndexFormat.exists(directory);
                Map<String, String> data =
                        committed ? SegmentInfos.readLatestCommit(directory).getUserData() : Map.of();
                List<IndexedLog> logs = committed ? IndexFormat.logs(data, folder) : List.of();
                return new ExchangeIndex(folder, directory, writer, logs, IndexFormat.next(data));
            } catch (IOException | RuntimeException e) {
                writer.rollback();
                directory.close();
                throw e;
            }
        } catch (LockObtainFailedException e) {
            throw busy(folder, e);
        } catch (IOException e) {
            throw unwritable(folder, e);
        } catch (IllegalArgumentException e) {
            throw IndexFormat.problem(folder, e);
        }
    }

    /**
     * Removes the index in a directory, and the directory if nothing else is in it.
     *
     * @throws IndexException if somebody writes it, or it cannot be removed
     */
    public static void delete(Path folder) {
        try (Directory directory = FSDirectory.open(folder)) {
            try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                lock.ensureValid();
                for (String file : directory.listAll()) {
                    if (file.startsWith("_") || file.startsWith(SEGMENTS) || file.startsWith(PENDING)) {
                        directory.deleteFile(file);
                    }
                }
                // While it is held: after that it may be somebody else's.
                Files.deleteIfExists(folder.resolve(IndexWriter.WRITE_LOCK_NAME));
            }
            if (isEmpty(folder)) {
                Files.delete(folder);
            }
        } catch (LockObtainFailedException e) {
            throw busy(folder, e);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static IndexException busy(Path folder, IOException e) {
        return new IndexException(folder + ": another envlog writes this index; wait until it is done, or stop it", e);
    }

    private static IndexException unwritable(Path folder, IOException e) {
        boolean readOnly =
                Files.exists(folder) ? !Files.isWritable(folder) : e instanceof java.nio.file.AccessDeniedException;
        return readOnly
                ? new IndexException(folder + ": cannot be written; name another directory with --into", e)
                : IndexFormat.problem(folder, e);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Whether there is what a writer left that was stopped before its first commit, and nothing else. */
    public static boolean isUnfinished(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Directory directory = FSDirectory.open(folder)) {
            return !isEmpty(folder) && !IndexFormat.exists(directory) && isLeftOver(directory);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether only what a writer leaves is in there that ended before its first commit. */
    private static boolean isLeftOver(Directory directory) throws IOException {
        for (String file : directory.listAll()) {
            if (!file.startsWith("_") && !file.startsWith(PENDING) && !file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                return false;
            }
        }
        return true;
    }

    /** The logs in it, as of now. */
    public List<IndexedLog> logs() {
        return new ArrayList<>(logs.values());
    }

    /**
     * Begins a log that is not in it.
     *
     * @param name as it was typed
     * @param said what was said of how to read it; whoever is to read it in another way has to write it anew
     */
    public LogWriter add(String name, String said) {
        return new LogWriter(this, writer, next++, name, said, IndexedLog.Settled.NOTHING);
    }

    /**
     * Goes on with a log: it has to be read again from its beginning, in the same way; what is settled of it is passed over, and
     * the rest written anew.
     */
    public LogWriter resume(IndexedLog log) {
        return new LogWriter(this, writer, log.number(), log.name(), log.said(), log.settled());
    }

    /** Removes a log. */
    public void remove(IndexedLog log) {
        background.await();
        logs.remove(log.number());
        try {
            writer.deleteDocuments(new Term(Fields.LOG, Integer.toString(log.number())));
        } catch (IOException e) {
            throw IndexFormat.problem(folder, e);
        }
    }

    /** Says what is known of a log from now on. */
    public void put(IndexedLog log) {
        logs.put(log.number(), log);
    }

    /**
     * Makes all that was done last. When this returns, it is on disk.
     *
     * @throws IndexException if it cannot be written; then nothing of it is, and the index is closed
     */
    public void commit() {
        background.await();
        try {
            writer.setLiveCommitData(IndexFormat.data(logs.values(), next).entrySet());
            writer.commit();
        } catch (IOException e) {
            throw IndexFormat.problem(folder, e);
        } catch (AlreadyClosedException e) {
            throw IndexFormat.problem(folder, e);
        }
    }

    /** Lets go of it; what was not committed is undone. */
    @Override
    public void close() {
        background.end();
        try (directory) {
            writer.rollback();
        } catch (IOException e) {
            throw IndexFormat.problem(folder, e);
        }
    }
}
