package dev.envlog.cli.workspace;

import dev.envlog.cli.input.Discovery;
import dev.envlog.cli.input.LogSet;
import dev.envlog.index.ExchangeIndex;
import dev.envlog.index.IndexedLog;
import dev.envlog.index.LogPart;
import dev.envlog.index.LogPart.Now;
import dev.envlog.parser.input.LogSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an index knows of the files of a log, and what became of them since. */
final class KnownLogs {

    /** What is to be done with a log. */
    enum Todo {
        /** It is in the index as it is. */
        NOTHING,
        /** It has grown: it is gone on with. */
        RESUME,
        /** It is in the index, and has to be read again from its beginning, in place of what is there: it is another, or read as one. */
        REPLACE,
        /** Another log had its name, which is kept. */
        ADD_BESIDE,
        ADD
    }

    /**
     * What is to be done.
     *
     * @param log the log that is gone on with, replaced or kept; null if there is none
     * @param absorbed logs that are parts of this one now, or of which this was a part, and are removed
     */
    record Decision(Todo todo, @Nullable IndexedLog log, List<IndexedLog> absorbed) {}

    private final ExchangeIndex index;

    KnownLogs(ExchangeIndex index) {
        this.index = index;
    }

    /** The files that a log lies in, as they are; none if it cannot be read again, or not told apart from another. */
    static List<LogPart> parts(LogSet log) throws IOException {
        List<LogPart> parts = new ArrayList<>();
        for (LogSource source : log.parts()) {
            Path file = log.once() ? null : file(source);
            if (file == null) {
                return List.of();
            }
            parts.add(LogPart.of(file));
        }
        return parts;
    }

    /** The file that has a log in it; an archive for one of its members. Null if it is none. */
    private static @Nullable Path file(LogSource source) {
        String name = source.name();
        for (int end = name.length(); end > 0; end = name.lastIndexOf('!', end - 1)) {
            try {
                Path path = Path.of(name.substring(0, end));
                if (Files.isRegularFile(path)) {
                    return path;
                }
            } catch (InvalidPathException e) {
                return null;
            }
        }
        return null;
    }

    /** @param said what the user says of how to read it */
    Decision decide(LogSet set, List<LogPart> parts, String said) throws IOException {
        if (parts.isEmpty()) {
            return new Decision(Todo.ADD, null, List.of());
        }
        Decision found = null;
        List<IndexedLog> absorbed = new ArrayList<>();
        for (IndexedLog log : index.logs()) {
            if (log.parts().isEmpty()) {
                continue;
            }
            if (!isSibling(set, log) && isPartOf(parts, log)) {
                absorbed.add(log);
                continue;
            }
            Decision decision = isNamed(set, log) && !log.closed() ? named(set, parts, log) : null;
            boolean partOfIt = decision != null && decision.todo == Todo.ADD_BESIDE && isAmong(log, parts);
            if (decision != null && !partOfIt) {
                found = decision;
            } else if (!isSibling(set, log) && isAmong(log, parts)) {
                absorbed.add(log);
            }
        }
        if (found == null) {
            return new Decision(absorbed.isEmpty() ? Todo.ADD : Todo.REPLACE, null, absorbed);
        }
        boolean kept = found.todo == Todo.NOTHING || found.todo == Todo.RESUME;
        Todo todo = kept && found.log != null && !found.log.said().equals(said) ? Todo.REPLACE : found.todo;
        return new Decision(todo, found.log, todo == Todo.NOTHING ? List.of() : absorbed);
    }

    /** Whether a log was read under the same name, from what is named the same. */
    private static boolean isNamed(LogSet set, IndexedLog log) {
        LogPart last = log.parts().get(log.parts().size() - 1);
        LogSource source = set.parts().get(set.parts().size() - 1);
        Path file = file(source);
        return file != null
                && last.path().equals(file.toAbsolutePath().normalize().toString())
                && (isWhole(source, file) || set.name().equals(log.name()));
    }

    /** Whether a log of another name may be another member of the same archive, which is the one file of them all. */
    private static boolean isSibling(LogSet set, IndexedLog log) {
        LogSource source = set.parts().get(set.parts().size() - 1);
        Path file = file(source);
        return file != null && !isWhole(source, file) && !set.name().equals(log.name());
    }

    private static boolean isWhole(LogSource source, Path file) {
        return source.name().equals(file.toString());
    }

    private static Decision named(LogSet set, List<LogPart> parts, IndexedLog log) throws IOException {
        boolean same = parts.size() == log.parts().size();
        boolean begins = parts.size() >= log.parts().size();
        boolean there = begins;
        for (int i = 0; i < log.parts().size() && begins; i++) {
            LogPart before = log.parts().get(i);
            Now now = before.path().equals(parts.get(i).path())
                    ? before.now(Path.of(parts.get(i).path()))
                    : Now.OTHER;
            boolean last = i == log.parts().size() - 1;
            begins = now == Now.SAME || (now == Now.GROWN && last);
            there &= now != Now.OTHER;
            same &= now == Now.SAME;
        }
        if (same) {
            return new Decision(Todo.NOTHING, log, List.of());
        }
        boolean plain = true;
        for (LogSource source : set.parts()) {
            Path file = file(source);
            plain &= file != null && isWhole(source, file) && Discovery.isPlain(file);
        }
        if (begins && plain) {
            return new Decision(Todo.RESUME, log, List.of());
        }
        return new Decision(there || !plain ? Todo.REPLACE : Todo.ADD_BESIDE, log, List.of());
    }

    /** Whether all that a log was read from is read now, perhaps under other names. */
    private static boolean isAmong(IndexedLog log, List<LogPart> parts) throws IOException {
        for (LogPart part : log.parts()) {
            boolean found = false;
            for (LogPart now : parts) {
                boolean alike = now.head() == part.head() && part.now(Path.of(now.path())) != Now.OTHER;
                found |= alike && (now.path().equals(part.path()) || !isStillThere(part));
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** Whether a log was read together with others, which still lie where they were, and is now read without them. */
    private static boolean isPartOf(List<LogPart> parts, IndexedLog log) throws IOException {
        boolean all = parts.size() < log.parts().size();
        for (int i = 0; i < parts.size() && all; i++) {
            LogPart now = parts.get(i);
            all = log.parts().stream().anyMatch(part -> part.path().equals(now.path()));
        }
        for (int i = 0; i < log.parts().size() && all; i++) {
            all = isStillThere(log.parts().get(i));
        }
        return all;
    }

    /** Whether the file lies where it was: then one that is alike is a copy. */
    private static boolean isStillThere(LogPart part) throws IOException {
        Path file = Path.of(part.path());
        return Files.isReadable(file) && part.now(file) != Now.OTHER;
    }

    /** The file that a log was read from, under the name that rotation gave it; null if it is gone. */
    static @Nullable Path moved(IndexedLog log) throws IOException {
        if (log.parts().size() != 1) {
            return null;
        }
        LogPart part = log.parts().get(0);
        Path folder = Path.of(part.path()).getParent();
        if (folder == null || part.key().isEmpty()) {
            return null;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                LogPart now = Files.isReadable(file) && Files.size(file) >= part.size() ? LogPart.of(file) : null;
                if (now != null && now.key().equals(part.key()) && part.now(file) != Now.OTHER) {
                    return file;
                }
            }
        }
        return null;
    }
}
