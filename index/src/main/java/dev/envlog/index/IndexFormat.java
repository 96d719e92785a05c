package dev.envlog.index;

import dev.envlog.pack.DamagedException;
import dev.envlog.pack.Deflated;
import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;

/**
 * What is written with each commit beside the documents: the version of what they hold, and the state of each log. A commit is
 * done wholly or not at all, so that the two always fit.
 */
final class IndexFormat {

    /**
     * To be raised when what is stored changes, or what is read of a log: an index that is brought up to date reads the log's
     * beginning again and passes over as much as it has of it.
     */
    static final int VERSION = 15;

    private static final String FORMAT = "envlog.format";
    private static final String LOG = "envlog.log.";
    private static final String NEXT = "envlog.next";

    /** Kept here, as a logger that nobody holds forgets its level. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private IndexFormat() {}

    /** Before Lucene is asked for: it advises how to start the JVM for more speed, which is of no use to a reader of logs. */
    static void prepare() {
        LUCENE.setLevel(Level.OFF);
    }

    /** What a commit says of the logs. */
    static Map<String, String> data(Iterable<IndexedLog> logs, int next) {
        Map<String, String> data = new HashMap<>();
        data.put(FORMAT, Integer.toString(VERSION));
        data.put(NEXT, Integer.toString(next));
        for (IndexedLog log : logs) {
            PackWriter out = new PackWriter();
            log.writeTo(out);
            data.put(LOG + log.number(), Base64.getEncoder().encodeToString(Deflated.of(out)));
        }
        return data;
    }

    /** The logs that a commit tells of, by number. */
    static List<IndexedLog> logs(Map<String, String> data, Path folder) {
        String format = data.get(FORMAT);
        if (format == null) {
            throw new IndexException(folder + ": is an index of another program; name another directory");
        }
        if (!format.equals(Integer.toString(VERSION))) {
            throw new IndexException(folder + ": was written by another version of envlog (format " + format
                    + ", this one has " + VERSION + "); remove it (envlog index rm " + folder + ") and index anew");
        }
        List<IndexedLog> logs = new ArrayList<>();
        try {
            data.forEach((key, value) -> {
                if (key.startsWith(LOG)) {
                    byte[] bytes = Base64.getDecoder().decode(value);
                    PackReader in = Deflated.read(bytes, 0, bytes.length);
                    logs.add(IndexedLog.read(in));
                }
            });
        } catch (DamagedException | IllegalArgumentException e) {
            throw new IndexException(damaged(folder), e);
        }
        logs.sort(Comparator.comparingInt(IndexedLog::number));
        return logs;
    }

    static int next(Map<String, String> data) {
        String next = data.get(NEXT);
        return next == null ? 1 : Integer.parseInt(next);
    }

    /** Whether there is an index. */
    static boolean exists(Directory directory) throws IOException {
        return DirectoryReader.indexExists(directory);
    }

    /** The same where Lucene says so in another way: it ended a writer, or it knows no such codec. */
    static IndexException problem(Path folder, RuntimeException e) {
        if (e instanceof AlreadyClosedException) {
            Throwable cause = e.getCause();
            return problem(folder, cause instanceof IOException why ? why : new IOException(e.getMessage(), e));
        }
        return new IndexException(otherVersion(folder), e);
    }

    /** Why something could not be done, in one line. */
    static IndexException problem(Path folder, IOException e) {
        if (e instanceof IndexNotFoundException) {
            String what = Files.isDirectory(folder) ? ": there is no index in it" : ": there is no such directory";
            return new IndexException(folder + what + "; make one: envlog index --into " + folder + " proxy.log", e);
        }
        if (e instanceof IndexFormatTooOldException || e instanceof IndexFormatTooNewException) {
            return new IndexException(otherVersion(folder), e);
        }
        if (e instanceof CorruptIndexException) {
            return new IndexException(damaged(folder), e);
        }
        String said = e.getMessage();
        return new IndexException(
                folder + ": "
                        + (said == null
                                ? e.getClass().getSimpleName()
                                : said.lines().findFirst().orElse(said)),
                e);
    }

    private static String otherVersion(Path folder) {
        return folder + ": was written by another version of envlog; remove it (envlog index rm " + folder
                + ") and index anew";
    }

    static String damaged(Path folder) {
        return folder + ": the index is damaged; remove it (envlog index rm " + folder + ") and index anew";
    }
}
