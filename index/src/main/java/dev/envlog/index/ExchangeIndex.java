package dev.envlog.index;

import dev.envlog.query.Subject;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Writes an index anew: what was there before is what readers get until {@link #commit}, which replaces it at once. A process that is
 * killed, or that closes without, leaves it as it was. Only one process writes at a time.
 */
public final class ExchangeIndex implements Closeable {

    /** Megabytes of documents that are kept until they are written to disk. */
    private static final double BUFFER = 64;

    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private boolean committed;

    private ExchangeIndex(Path folder, Directory directory, IndexWriter writer) {
        this.folder = folder;
        this.directory = directory;
        this.writer = writer;
    }

    /**
     * Begins to write.
     *
     * @throws IndexException if the folder cannot be written, holds something else, or another process writes to it
     */
    public static ExchangeIndex open(Path folder) {
        try {
            IndexFormat.prepare();
            Files.createDirectories(folder);
            if (!IndexFormat.isOurs(folder)) {
                throw new IndexException(
                        folder + ": there are other files in it; name an empty directory, or a new one");
            }
            Directory directory = FSDirectory.open(folder);
            try {
                return new ExchangeIndex(folder, directory, new IndexWriter(directory, config()));
            } catch (IOException | IllegalArgumentException e) {
                directory.close();
                throw e;
            }
        } catch (LockObtainFailedException e) {
            throw new IndexException(
                    folder + ": another envlog writes this index; wait for it, or name another directory", e);
        } catch (IOException | IllegalArgumentException e) {
            throw failed(folder, e);
        }
    }

    private static IndexWriterConfig config() {
        return new IndexWriterConfig()
                .setOpenMode(OpenMode.CREATE)
                .setCodec(IndexFormat.codec())
                // Merges neighbours only, so that documents stay in order.
                .setMergePolicy(new LogDocMergePolicy())
                .setCommitOnClose(false)
                .setRAMBufferSizeMB(BUFFER);
    }

    /**
     * Adds an exchange with its records; in order of their numbers.
     *
     * @throws IndexException if it cannot be written
     */
    public void add(long number, Exchange exchange, boolean noise) {
        Document document = new Document();
        document.add(new StringField(IndexFormat.KIND, IndexFormat.REQUEST, Store.NO));
        document.add(new StoredField(IndexFormat.NUMBER, number));
        document.add(new StoredField(IndexFormat.NOISE, noise ? 1 : 0));
        document.add(new StoredField(IndexFormat.HEAD, ExchangeBytes.head(exchange)));
        document.add(new StoredField(IndexFormat.STEPS, ExchangeBytes.steps(exchange.steps())));
        Fields.add(document, Subject.of(number, exchange, noise));
        add(document);
    }

    /**
     * Adds a connection with its records.
     *
     * @throws IndexException if it cannot be written
     */
    public void add(Connection connection) {
        Document document = new Document();
        document.add(new StringField(IndexFormat.KIND, IndexFormat.CONNECTION, Store.NO));
        document.add(new StringField(IndexFormat.CONNECTION_ID, Long.toUnsignedString(connection.id()), Store.NO));
        document.add(new StoredField(IndexFormat.HEAD, ExchangeBytes.head(connection)));
        document.add(new StoredField(IndexFormat.STEPS, ExchangeBytes.steps(connection.steps())));
        add(document);
    }

    private void add(Document document) {
        try {
            writer.addDocument(document);
        } catch (IOException | IllegalStateException e) {
            throw failed(folder, e);
        }
    }

    /**
     * Makes all that was added what readers get, in place of what was there before.
     *
     * @throws IndexException if it cannot be written
     */
    public void commit(IndexState state) {
        try {
            writer.setLiveCommitData(IndexFormat.write(state).entrySet());
            writer.commit();
            committed = true;
        } catch (IOException | IllegalStateException e) {
            throw failed(folder, e);
        }
    }

    @Override
    public void close() {
        try (directory) {
            if (committed) {
                writer.close();
            } else {
                writer.rollback();
            }
        } catch (IOException | IllegalStateException e) {
            throw failed(folder, e);
        }
    }

    private static IndexException failed(Path folder, Exception e) {
        String why = e instanceof AccessDeniedException
                        || !Files.isWritable(Objects.requireNonNullElse(existing(folder), folder))
                ? "no right to write there"
                : Objects.requireNonNullElse(e.getMessage(), e.toString());
        return new IndexException(
                folder + ": the index cannot be written: " + why + "; name another directory with --into", e);
    }

    private static @Nullable Path existing(Path folder) {
        Path path = folder.toAbsolutePath();
        while (path != null && !Files.exists(path)) {
            path = path.getParent();
        }
        return path;
    }
}
