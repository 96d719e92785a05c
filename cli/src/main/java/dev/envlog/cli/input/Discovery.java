package dev.envlog.cli.input;

import dev.envlog.cli.progress.ReadingProgress;
import dev.envlog.parser.input.LogSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the logs that names on a command line stand for: files, also compressed, archives with their members, directories,
 * patterns, and {@code -}. A name that stands for nothing becomes a remark and does not keep the others from being read.
 */
public final class Discovery {

    /**
     * Reading a member of a compressed archive means to decompress what stands before it. Where this comes to more than that
     * many compressed bytes for all members together, they are read in the order of the archive instead of in order of time.
     */
    private static final long MOST_AGAIN = 256L << 20;

    private final InputRules rules;
    private final Pipes piped;
    private final ReadingProgress progress;
    private final List<LogFile> files = new ArrayList<>();
    private final List<Cursor> ordered = new ArrayList<>();
    private final List<Pipe> pipes = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Closeable> open = new ArrayList<>();
    private final Map<Object, String> seen = new HashMap<>();
    private long size;

    /**
     * @param piped where what comes through pipes comes from
     * @param progress counts what is read of what will be found
     */
    public Discovery(InputRules rules, Pipes piped, ReadingProgress progress) {
        this.rules = rules;
        this.piped = piped;
        this.progress = progress;
    }

    /**
     * What the names stand for; looks into the files as far as it needs to.
     *
     * @param times whether it must be known when each log begins, also if there is only one
     */
    public Plan plan(List<String> names, boolean times) {
        names.forEach(this::name);
        Sets sets = new Sets(rules);
        List<LogFile> free = files.stream().filter(file -> !isOrdered(file)).toList();
        boolean timed = times || free.size() + pipes.size() > 1;
        List<LogSet> side = new ArrayList<>(sets.of(free, timed));
        List<Succession> after = new ArrayList<>();
        for (Pipe pipe : pipes) {
            LogSet whole = pipe.whole(rules.pod(), timed);
            if (whole != null) {
                side.add(whole);
            } else {
                after.add(new PipedArchive(pipe, rules, sets));
            }
        }
        for (Cursor archive : ordered) {
            List<LogFile> members =
                    files.stream().filter(file -> file.archive == archive).toList();
            after.add(new InOrder(sets.of(members, false)));
        }
        return new Plan(side, after, remarks, open, size);
    }

    /** The inputs as they are read while they grow: each by itself, compressed or not. */
    public static List<LogSource> live(List<String> names, InputRules rules, Pipes piped) {
        List<LogSource> sources = new ArrayList<>();
        for (String name : names) {
            LogSource.Opener raw = piped.opener(name);
            String pod = name.equals("-") ? rules.pod() : Objects.requireNonNullElse(rules.pod(), name);
            sources.add(new LogSource(
                    name,
                    pod,
                    () -> {
                        Meter meter = new Meter(rules.ratio());
                        return Unpacked.of(meter.raw(raw.open()), meter);
                    },
                    rules.formats()));
        }
        return sources;
    }

    /** Whether a file's bytes are its text: it is neither compressed nor an archive. */
    public static boolean isPlain(Path path) throws IOException {
        try (HeadStream in = new HeadStream(Files.newInputStream(path))) {
            byte[] head = in.peek(ArchiveKind.HEAD);
            return Compression.of(head) == null && ArchiveKind.of(head) == null;
        }
    }

    private boolean isOrdered(LogFile file) {
        return file.archive != null && ordered.contains(file.archive);
    }

    // ---- names

    private void name(String name) {
        if (name.equals("-")) {
            pipe(name);
            return;
        }
        if (name.isEmpty()) {
            error("''", "no such file");
            return;
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                directory(name, path);
            } else if (Files.exists(path) || !Globs.isGlob(name)) {
                file(path, false);
            } else {
                glob(name);
            }
        } catch (InvalidPathException e) {
            error(name, "not a file name: " + e.getReason());
        }
    }

    private void glob(String pattern) {
        try {
            List<Path> found = Globs.expand(pattern, this::unread);
            if (found.isEmpty()) {
                error(pattern, "no file matches");
            }
            found.forEach(path -> file(path, false));
        } catch (IOException e) {
            error(pattern, InputError.words(e));
        }
    }

    private void unread(Path path, IOException e) {
        error(path.toString(), InputError.words(e));
    }

    private void directory(String name, Path path) {
        if (!rules.recursive()) {
            error(name, "is a directory; -r reads the logs in it");
            return;
        }
        Skipped skipped = new Skipped();
        try {
            List<Path> inside = FileTree.of(path, Integer.MAX_VALUE, this::unread).stream()
                    .filter(Files::isRegularFile)
                    .toList();
            for (Path file : inside) {
                if (!file(file, true)) {
                    skipped.add(file.toString());
                }
            }
            if (inside.isEmpty()) {
                error(name, "no file is in it");
            }
        } catch (IOException e) {
            error(name, InputError.words(e));
        }
        skipped.tell(name, remarks);
    }

    /** @return false if it was left out for not looking like a log */
    private boolean file(Path path, boolean choosy) {
        String name = path.toString();
        if (!Files.isRegularFile(path) && Files.exists(path)) {
            pipe(name);
            return true;
        }
        String before = seen.putIfAbsent(identity(path), name);
        if (before != null) {
            remarks.add(new Remark(name, "the same file as " + before + "; read once", false));
            return true;
        }
        return look(new Node(name, name, () -> Files.newInputStream(path), path), choosy);
    }

    private void pipe(String name) {
        size = -1;
        LogSource.Opener raw = piped.opener(name);
        pipes.add(new Pipe(name, () -> progress.count(raw.open()), piped.isPipe(name), rules));
    }

    private static Object identity(Path path) {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return key != null ? key : path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath();
        }
    }

    // ---- files and archives

    /**
     * A file that may be an archive.
     *
     * @param path where it lies in the file system or in its archive
     * @param raw its bytes as they are stored
     * @param file null if it is no file of its own
     */
    private record Node(
            String name,
            String path,
            LogSource.Opener raw,
            @Nullable Path file) {}

    /** @return false if it was left out for not looking like a log */
    private boolean look(Node node, boolean choosy) {
        Meter meter = new Meter(rules.ratio());
        try (HeadStream in = Unpacked.of(meter.raw(node.raw.open()), meter)) {
            ArchiveKind kind = ArchiveKind.of(in.peek(ArchiveKind.HEAD));
            if (kind != null) {
                archive(node, kind, meter.isPlain());
                return true;
            }
            Sniffed sniffed = choosy ? Sniffed.of(in.peek(Sniffed.HEAD), rules.formats()) : null;
            if (sniffed != null && !sniffed.envoy() && !rules.all()) {
                return false;
            }
            size = size < 0 || node.file == null ? size : size + Files.size(node.file);
            files.add(new LogFile(node.name, node.path, () -> unpacked(node.raw), null, sniffed, rules.formats()));
        } catch (IOException e) {
            error(node.name, InputError.words(e));
        }
        return true;
    }

    private HeadStream unpacked(LogSource.Opener raw) throws IOException {
        Meter meter = new Meter(rules.ratio());
        return Unpacked.of(meter.raw(progress.count(raw.open())), meter);
    }

    private void archive(Node node, ArchiveKind kind, boolean plain) throws IOException {
        size = -1;
        Skipped skipped = new Skipped();
        int before = files.size() + remarks.size();
        RandomArchive random =
                plain && node.file != null ? RandomArchive.open(node.file, kind, rules.ratio(), remarks) : null;
        if (random != null) {
            open.add(random);
            for (RandomArchive.Member member : random.members()) {
                String name = node.name + "!" + member.path();
                if (!look(new Node(name, member.path(), member.raw(), null), true)) {
                    skipped.add(member.path());
                }
            }
        } else {
            streamed(node, kind, skipped);
        }
        skipped.tell(node.name, remarks);
        if (files.size() + remarks.size() == before) {
            error(node.name, "no file is in the archive");
        }
    }

    private void streamed(Node node, ArchiveKind kind, Skipped skipped) throws IOException {
        Cursor cursor = new Cursor(() -> {
            Meter meter = new Meter(rules.ratio());
            HeadStream in = Unpacked.of(meter.raw(progress.count(node.raw.open())), meter);
            return new Walker(kind, in, meter);
        });
        open.add(cursor);
        int before = files.size();
        Walker walker = cursor.begin();
        try {
            while (walker.next()) {
                Sniffed sniffed = Sniffed.of(walker.text().peek(Sniffed.HEAD), rules.formats());
                String path = walker.path();
                if (!sniffed.envoy() && !rules.all()) {
                    skipped.add(path);
                    continue;
                }
                int ordinal = walker.ordinal();
                files.add(new LogFile(
                        node.name + "!" + path, path, () -> cursor.open(ordinal), cursor, sniffed, rules.formats()));
            }
        } catch (IOException e) {
            error(node.name, InputError.words(e) + "; what comes behind " + walker.path() + " is missing");
        } finally {
            walker.close();
        }
        walker.damaged().forEach(one -> remarks.add(new Remark(node.name + "!" + one.name(), one.text(), one.error())));
        if ((files.size() - before) * walker.stored() / 2 > MOST_AGAIN) {
            ordered.add(cursor);
        }
    }

    private void error(String name, String text) {
        remarks.add(new Remark(name, text, true));
    }

    /** Logs of an archive, found already. */
    private static final class InOrder implements Succession {

        private final Iterator<LogSet> sets;

        InOrder(List<LogSet> sets) {
            this.sets = sets.iterator();
        }

        @Override
        public @Nullable LogSet next() {
            return sets.hasNext() ? sets.next() : null;
        }

        @Override
        public List<Remark> remarks() {
            return List.of();
        }
    }
}
