package dev.envlog.cli.workspace;

import dev.envlog.index.ExchangeIndex;
import dev.envlog.index.ExchangeSearch;
import dev.envlog.index.IndexException;
import dev.envlog.index.IndexedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an index holds.
 *
 * @param names of its logs, as they were typed
 * @param logBytes bytes of their text
 * @param indexBytes bytes of its files
 */
public record IndexSummary(
        Path folder, List<String> names, long requests, long connections, long logBytes, long indexBytes) {

    /**
     * Of the index in a directory.
     *
     * @throws UserError if there is none that can be read
     */
    public static IndexSummary of(Path folder) {
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            List<IndexedLog> logs = search.logs();
            return new IndexSummary(
                    folder,
                    logs.stream().map(IndexedLog::name).toList(),
                    search.exchanges(),
                    logs.stream().mapToLong(IndexedLog::connections).sum(),
                    logs.stream().mapToLong(IndexedLog::bytes).sum(),
                    size(folder));
        } catch (IndexException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    /** The directories in a directory that have an index in them, by name. */
    public static List<Path> in(Path home) {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(IndexSummary::isIndex).sorted().toList();
        } catch (IOException e) {
            throw new UserError(home + ": cannot be read");
        }
    }

    /** Whether a directory has an index in it. */
    public static boolean isIndex(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("segments_"));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Removes an index that nobody writes.
     *
     * @throws UserError if it is none, or cannot be removed
     */
    public static void remove(Path folder) {
        if (!isIndex(folder) && !ExchangeIndex.isUnfinished(folder)) {
            throw new UserError(folder + ": there is no index in it; nothing was removed");
        }
        try {
            ExchangeIndex.delete(folder);
        } catch (IndexException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads all of an index once.
     *
     * @return how many records its requests and connections have together
     * @throws UserError if some of it is damaged
     */
    public static long check(Path folder) {
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            return search.check();
        } catch (IndexException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    /** How many logs it is of. */
    public int logs() {
        return names.size();
    }

    private static long size(Path folder) {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile).forEach(all::add);
        } catch (IOException e) {
            throw new UserError(folder + ": cannot be read");
        }
        // Whoever writes it may have removed one by now: it then has no length.
        return all.stream().mapToLong(file -> file.toFile().length()).sum();
    }
}
