package dev.envlog.cli.workspace;

import dev.envlog.cli.input.InputRules;
import dev.envlog.cli.progress.ReadingProgress;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.parser.input.Thrown;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.StreamRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a shell has open: inputs that are read once, in the background, and asked many times. A {@link Workspace} of a session
 * answers from what is held, and reads the inputs again for what is not. Who asks sees no difference, except that a list may be
 * incomplete, and says so, while reading goes on.
 */
public final class Session {

    private static final long LOOK_MILLIS = 50;

    private final List<String> names;
    private final Inputs inputs;
    /** What is asked in place of the inputs, null for nothing. */
    private final @Nullable Path index;

    private final Held held;
    private final Workspace reading;
    private final ReadingProgress progress;
    private final boolean patient;
    private final Cancel cancel = new Cancel();
    private final CountDownLatch over = new CountDownLatch(1);

    private boolean begun;
    private boolean described;
    private volatile List<InputReport> reports = List.of();
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Listed current;

    private Session(
            List<String> names,
            Inputs inputs,
            @Nullable Path index,
            Held held,
            ReadingProgress progress,
            boolean patient) {
        this.names = names;
        this.inputs = inputs;
        this.held = held;
        this.progress = progress;
        this.patient = patient;
        this.index = index;
        this.reading =
                index == null ? new Workspace(inputs, progress, null, null) : Workspace.ofIndex(index, null, null);
    }

    /**
     * Opens the inputs, and begins to read them unless it may turn out that not all of them is needed.
     *
     * @param patient whether every answer waits until all is read, as scripts need it; then reading begins with the first question
     * @throws UserError if there is nothing to read, or something that can be read only once
     */
    public static Session open(List<String> names, InputRules rules, Host host, boolean patient) {
        if (names.isEmpty() || names.contains("-")) {
            throw new UserError("the shell takes its commands from standard input, and reads a log more than once;"
                    + " name a file: envlog repl proxy.log");
        }
        Inputs inputs = Inputs.of(names, rules, host, "repl");
        if (inputs.hasPipe()) {
            throw new UserError(String.join(" ", names)
                    + ": a pipe can be read only once, and the shell reads a log more than once; save it to a file");
        }
        ReadingProgress progress = ReadingProgress.counting();
        Held held = Held.upTo(Runtime.getRuntime().maxMemory(), inputs.size(progress));
        Session session = new Session(List.copyOf(names), inputs, null, held, progress, patient);
        if (!patient) {
            session.begin();
        }
        return session;
    }

    /** A session over an index instead of inputs: what its user can choose from is read once, all else is asked of the index. */
    public static Session open(Path index, boolean patient) {
        Held held = Held.upTo(Runtime.getRuntime().maxMemory(), Long.MAX_VALUE);
        Session session =
                new Session(List.of(index.toString()), Inputs.NONE, index, held, ReadingProgress.counting(), patient);
        if (!patient) {
            session.begin();
        }
        return session;
    }

    /** Begins to read in the background, once. */
    private synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread thread = new Thread(this::read, "envlog-session");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** A session that holds only what was put into it until it is told to read. */
    static Session of(List<String> names, Host host, Held held, boolean patient) {
        Inputs inputs = Inputs.of(names, InputRules.DEFAULT, host, "repl");
        return new Session(List.copyOf(names), inputs, null, held, ReadingProgress.counting(), patient);
    }

    void read() {
        try {
            reports = List.copyOf(reading.read(held.options(), held));
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            over.countDown();
        }
    }

    /** What it was opened with, as typed. */
    public List<String> names() {
        return names;
    }

    /** Cancels what is being done for its user. */
    public Cancel cancel() {
        return cancel;
    }

    /**
     * What a command works on.
     *
     * @param files other files to read, none for those of the session
     * @param how the rules for reading; the session's own where none are given
     */
    public Workspace workspace(List<String> files, InputRules how, Host host, String example) {
        if (!files.isEmpty()) {
            return new Workspace(Inputs.of(files, how, host, example), ReadingProgress.UNSEEN, null, cancel);
        }
        Path folder = index;
        if (folder != null) {
            return Workspace.ofIndex(folder, this, cancel);
        }
        return how.equals(InputRules.DEFAULT)
                ? new Workspace(inputs, ReadingProgress.UNSEEN, this, cancel)
                : new Workspace(Inputs.of(names, how, host, example), ReadingProgress.UNSEEN, null, cancel);
    }

    // ---- what is known so far

    /** Whether nothing more is read in the background. */
    public boolean isRead() {
        return over.getCount() == 0;
    }

    /** Waits until all is read, for that time at most; true if all is read. */
    public boolean awaitRead(long millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What reading each input came to; empty until all is read. */
    public List<InputReport> reports() {
        return reports;
    }

    /** How many requests are held. */
    public int requests() {
        return held.requests();
    }

    /** How many of them failed. */
    public long failed() {
        return held.failed();
    }

    /** False if there are more than are held. */
    public boolean holdsAll() {
        return !held.overflowed();
    }

    /** One of the requests that are held, counted from 0. */
    public Listed request(int index) {
        return held.request(index);
    }

    /** Some of the connections that are held. */
    public List<Connection> connections(int from, int most) {
        return held.someConnections(from, most);
    }

    /** How much of the bytes has been read, in percent; -1 if that is not known. */
    public int percent() {
        return progress.percent();
    }

    // ---- the request that is being looked at

    /** The request that is meant where none is named; null if none has been looked at yet. */
    public @Nullable Listed current() {
        return current;
    }

    /** How the request that is meant is named: by its number, or by its ids where that is not known; null if there is none. */
    public @Nullable String handle() {
        Listed request = current;
        if (request == null) {
            return null;
        }
        if (request.number() > 0) {
            return "@" + request.number();
        }
        StreamRef ref = request.exchange().ref();
        Long connection = ref.connection();
        return ref.stream() != null
                ? "S" + ref.stream()
                : connection == null ? null : "C" + Long.toUnsignedString(connection);
    }

    /** Makes a request the one that is meant. */
    public void look(Listed request) {
        current = request;
    }

    /** Which way to go from the request that is being looked at. */
    public enum Way {
        NEXT,
        PREVIOUS
    }

    /**
     * The next request that users ask for, or the one before.
     *
     * @param failedOnly passes over those that did not fail
     * @return null if there is none
     */
    public @Nullable Listed beside(Way way, boolean failedOnly) {
        awaitIfPatient();
        Listed from = current;
        int count = held.requests();
        int step = way == Way.NEXT ? 1 : -1;
        int at = from == null ? (way == Way.NEXT ? -1 : count) : (int) place(from) - 1;
        for (int i = at + step; i >= 0 && i < count; i += step) {
            Listed request = held.request(i);
            if (request.isAsked() && (!failedOnly || request.exchange().failed())) {
                return request;
            }
        }
        return null;
    }

    private long place(Listed request) {
        return request.number() > 0 ? request.number() : number(request.exchange());
    }

    // ---- for its workspaces

    /**
     * Answers from what is held.
     *
     * @return null if the inputs have to be read again
     */
    @Nullable
    List<InputReport> answer(CorrelatorOptions options, Workspace.Reading asked, ReadingProgress shown) {
        if (!held.serves(options)) {
            return null;
        }
        if (patient || asked.needsAll()) {
            await(shown);
        }
        boolean all = isRead();
        Thrown.again(failure);
        if (!held.serves(options) || (all && !sameBounds(options))) {
            return null;
        }
        held.replay(options, asked, cancel);
        return all ? described(reports) : List.of(soFar());
    }

    /** Requests that were handed out early to save memory depend on how many may be open. */
    private boolean sameBounds(CorrelatorOptions options) {
        return options.maxOpen() == held.options().maxOpen()
                || reports.stream()
                        .map(InputReport::correlation)
                        .allMatch(correlation -> correlation == null || correlation.evicted() == 0);
    }

    private InputReport soFar() {
        int percent = percent();
        return InputReport.note(
                String.join(" ", names),
                (percent < 0 ? "read in part" : percent + " % read") + " so far, "
                        + String.format(Locale.ROOT, "%,d", held.requests())
                        + " requests; the rest is still being read");
    }

    /** A script that means one of all requests means the same one whenever it is run. */
    private void awaitIfPatient() {
        if (patient) {
            await(new ReadingProgress(null));
        }
    }

    /** Waits until all is read, telling how far that has come. */
    private void await(ReadingProgress shown) {
        begin();
        shown.follow(progress);
        shown.begin();
        try {
            while (!awaitRead(LOOK_MILLIS)) {
                cancel.check();
            }
        } finally {
            shown.end();
        }
    }

    /** The same request named by its ids, which can be searched for, if a held one was named by its number or as the last, slowest or worst. */
    Ref byIds(Ref ref) {
        if (ref.pick() == null && ref.number() == null) {
            return ref;
        }
        awaitIfPatient();
        Listed meant = ref.pick() == null ? numbered(ref) : picked(ref);
        String stream = meant == null ? null : meant.exchange().ref().stream();
        return stream == null ? ref : Ref.ofStream(stream);
    }

    private @Nullable Listed numbered(Ref ref) {
        Long number = ref.number();
        return number == null || number < 1 || number > held.requests() ? null : held.request((int) (number - 1));
    }

    private @Nullable Listed picked(Ref ref) {
        RequestFinder finder = new RequestFinder(ref, Window.ALL, null);
        int count = held.requests();
        for (int i = 0; i < count; i++) {
            Listed request = held.request(i);
            finder.kept(request.number(), request.exchange(), request.noise());
        }
        List<Listed> found = finder.first().found();
        return found.size() == 1 ? found.get(0) : null;
    }

    /** The number of a request that was found without counting, 0 if it is not known, or might not be the next time. */
    long number(Ref ref, Exchange exchange) {
        Long typed = ref.number();
        return typed != null ? typed : patient && ref.pick() == null ? 0 : number(exchange);
    }

    private long number(Exchange exchange) {
        int count = held.requests();
        for (int i = 0; i < count; i++) {
            Listed request = held.request(i);
            if (request.exchange().ref().equals(exchange.ref())
                    && request.exchange().extent().firstLine()
                            == exchange.extent().firstLine()
                    && Objects.equals(
                            request.exchange().origin().file(),
                            exchange.origin().file())) {
                return request.number();
            }
        }
        return 0;
    }

    /** Makes what was found the request that is being looked at. */
    void found(Search search) {
        List<Listed> all = search.found();
        if (all.size() == 1) {
            Listed one = all.get(0);
            current = new Listed(search.number(one), one.exchange().withoutSteps(), one.noise(), null);
        }
    }

    /**
     * The reports, marked as told if their user knows what the inputs are: somebody at a terminal is told when they are open, a
     * script with its first answer.
     */
    List<InputReport> described(List<InputReport> all) {
        if (patient && !described) {
            described = true;
            return all;
        }
        List<InputReport> told = new ArrayList<>();
        all.forEach(report -> told.add(report.told()));
        return told;
    }
}
