package dev.envlog.bench;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A log of any size, the same each time: clients of several workers, each of which does what {@code visit.txt} says, their
 * callbacks mixed as an event loop mixes them. Every fiftieth request is answered with 503.
 */
final class GeneratedLog {

    private static final int WORKERS = 4;
    private static final int CLIENTS_OF_A_WORKER = 8;
    private static final int REQUESTS_OF_A_FAILURE = 50;
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 10, 0);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final Random random = new Random(1);
    private final List<String> callbacks = callbacks();
    private final @Nullable Visit[] visits = new @Nullable Visit[WORKERS * CLIENTS_OF_A_WORKER];
    private long micros;
    private int connections;
    private int requests;

    private static final class Visit {
        final int thread;
        final int down;
        final int up;
        int next;
        String stream = "";
        String path = "";
        String id = "";
        boolean failed;

        Visit(int thread, int down) {
            this.thread = thread;
            this.down = down;
            this.up = down + 1;
        }
    }

    /** A log of at least that many bytes, ending with a whole callback. */
    static byte[] ofSize(int bytes) {
        GeneratedLog log = new GeneratedLog();
        StringBuilder out = new StringBuilder(bytes + 10_000);
        while (out.length() < bytes) {
            out.append(log.callback());
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes a log to standard output: {@code GeneratedLog MEGABYTES}. */
    public static void main(String[] args) throws IOException {
        long bytes = Long.parseLong(args[0]) * 1_000_000;
        GeneratedLog log = new GeneratedLog();
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 20)) {
            for (long written = 0; written < bytes; ) {
                byte[] callback = log.callback().getBytes(StandardCharsets.US_ASCII);
                out.write(callback);
                written += callback.length;
            }
        }
    }

    private String callback() {
        int at = random.nextInt(visits.length);
        Visit visit = visits[at];
        if (visit == null || visit.next == callbacks.size()) {
            visit = new Visit(20 + at / CLIENTS_OF_A_WORKER, connections);
            visits[at] = visit;
            connections += 2;
        }
        micros += 20 + random.nextInt(200);
        String callback = callbacks.get(visit.next++);
        if (callback.startsWith("{request}\n")) {
            callback = callback.substring("{request}\n".length());
            visit.stream = Long.toUnsignedString(random.nextLong());
            visit.failed = ++requests % REQUESTS_OF_A_FAILURE == 0;
            visit.path = "/catalogue/items/" + random.nextInt(100_000);
            visit.id = String.format(
                    Locale.ROOT, "%08x-1d2c-4e5f-8a9b-%012x", random.nextInt(), random.nextLong() & 0xffff_ffff_ffffL);
        }
        if (visit.failed) {
            callback = callback.replace("':status', '200'", "':status', '503'");
        }
        return callback.replace("{time}", STAMP.format(START.plus(micros, ChronoUnit.MICROS)))
                .replace("{thread}", String.valueOf(visit.thread))
                .replace("{down}", String.valueOf(visit.down))
                .replace("{up}", String.valueOf(visit.up))
                .replace("{port}", String.valueOf(20_000 + visit.down % 40_000))
                .replace("{stream}", visit.stream)
                .replace("{path}", visit.path)
                .replace("{id}", visit.id);
    }

    private static List<String> callbacks() {
        try (InputStream in = GeneratedLog.class.getResourceAsStream("visit.txt")) {
            if (in == null) {
                throw new IllegalStateException("visit.txt is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .dropWhile(line -> line.startsWith("#"))
                    .collect(Collectors.joining("\n", "", "\n"));
            return new ArrayList<>(List.of(text.split("---\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
