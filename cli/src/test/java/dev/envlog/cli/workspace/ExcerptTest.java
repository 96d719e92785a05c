package dev.envlog.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.input.Discovery;
import dev.envlog.cli.input.InputRules;
import dev.envlog.cli.input.Pipes;
import dev.envlog.cli.input.Plan;
import dev.envlog.cli.progress.ReadingProgress;
import dev.envlog.cli.workspace.Excerpt.Reach;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.testdata.EnvoyLogWriter;
import dev.envlog.timeline.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of a request when only the parts of a file that tell of it are read. */
class ExcerptTest {

    private static final Reach SMALL = new Reach(0, 2_000, 8_000, 60_000);
    private static final int REQUESTS = 1_500;
    private static final long FIRST = 7_000_000_000L;
    /** Requests of a connection; each one's upstream connection serves as many. */
    private static final int EACH = 50;

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void write() throws IOException {
        EnvoyLogWriter writer = new EnvoyLogWriter();
        for (int i = 0; i < REQUESTS; i++) {
            request(writer, i);
        }
        log = Files.write(folder.resolve("proxy.log"), writer.bytes());
    }

    private static void request(EnvoyLogWriter log, int i) {
        long down = 2L * (i / EACH);
        long up = down + 1;
        long stream = FIRST + i;
        log.thread(10 + i / EACH % 3).at(100L * i);
        if (i % EACH == 0) {
            log.conn("conn_handler", down, "new connection from 10.0.0.9:" + (40_000 + down));
        }
        log.conn("http", down, "new stream");
        log.stream("http", down, stream, "request headers complete (end_stream=true):");
        log.headers(":authority", "shop", ":path", "/" + i, ":method", "GET", "x-request-id", "id-" + i);
        log.stream("http", down, stream, "request end stream");
        log.stream("router", down, stream, "cluster 'a' match for URL '/'");
        log.stream("router", down, stream, "router decoding headers:");
        log.headers(":authority", "shop", ":path", "/", ":method", "GET", "x-request-id", "id-" + i);
        if (i % EACH == 0) {
            log.plain("pool", "queueing stream due to no available connections (ready=0 busy=0 connecting=0)");
            log.plain("pool", "trying to create new connection");
            log.plain("pool", "creating a new connection (connecting=0)");
            log.conn("client", up, "connecting");
            log.conn("connection", up, "connecting to 10.1.0." + (up % 250) + ":80");
            log.conn("connection", up, "connection in progress");
            log.conn("connection", up, "connected");
            log.conn("client", up, "connected");
            log.conn("pool", up, "attaching to next stream");
        } else {
            log.conn("pool", up, "using existing fully connected connection");
        }
        log.conn("pool", up, "creating stream");
        log.stream("router", down, stream, "pool ready");
        log.stream("router", down, stream, "upstream headers complete: end_stream=false");
        log.stream("http", down, stream, "encoding headers via codec (end_stream=false):");
        log.headers(":status", i % 7 == 0 ? "404" : "200");
        log.conn("client", up, "response complete");
        log.stream("http", down, stream, "Codec completed encoding stream.");
        log.conn("pool", up, "response complete");
        log.conn("pool", up, "destroying stream: 0 remaining");
    }

    private Plan plan() {
        return new Discovery(InputRules.DEFAULT, Pipes.of(InputStream.nullInputStream()), ReadingProgress.UNSEEN)
                .plan(List.of(log.toString()), false);
    }

    private @Nullable Search excerpt(String ref) {
        Excerpt excerpt = Excerpt.of(plan(), Ref.take(new ArrayDeque<>(List.of(ref))), SMALL);
        return excerpt == null ? null : excerpt.read(CorrelatorOptions.timelines(), null);
    }

    private List<Exchange> whole() {
        List<Exchange> all = new ArrayList<>();
        new Merge(plan().sets(), CorrelatorOptions.timelines(), new RequestReading(Window.ALL, null) {
                    @Override
                    protected void request(Listed request) {
                        all.add(request.exchange());
                    }
                })
                .read();
        return all;
    }

    private static String told(Exchange exchange) {
        StringBuilder text = new StringBuilder(exchange.withoutSteps().toString());
        exchange.steps()
                .forEach(step -> text.append('\n')
                        .append(step.event().line())
                        .append(' ')
                        .append(step.event().message())
                        .append(' ')
                        .append(step.owner()));
        return text.toString();
    }

    @Test
    void aRequestIsTheSameAsWhereAllIsRead() {
        List<Exchange> whole = whole();
        assertThat(whole).hasSize(REQUESTS);
        for (int i = 300; i < REQUESTS; i += 113) {
            Search search = excerpt("S" + (FIRST + i));
            assertThat(search).as("request " + i).isNotNull();
            assertThat(search.found()).hasSize(1);
            assertThat(told(search.found().get(0).exchange())).isEqualTo(told(whole.get(i)));
            assertThat(search.whole()).isFalse();
        }
    }

    @Test
    void littleOfTheFileIsRead() {
        Search search = excerpt("S" + (FIRST + 1_000));
        assertThat(search).isNotNull();
        assertThat(search.reports()).singleElement().satisfies(report -> {
            assertThat(report.whole()).isFalse();
            assertThat(report.summary()).isNotNull();
            assertThat(report.summary().lines())
                    .isLessThan(whole().get(REQUESTS - 1).extent().lastLine() / 4);
        });
    }

    @Test
    void aReferenceThatMaySeveralStreamsMeanHasAllRead() {
        assertThat(excerpt("S" + FIRST / 1_000)).isNull();
    }

    @Test
    void aReferenceThatIsNotAStreamIdHasAllRead() {
        assertThat(excerpt("C6")).isNull();
        assertThat(excerpt("@7")).isNull();
        assertThat(excerpt("S7000")).isNull();
    }

    @Test
    void anIdThatIsNotThereHasAllRead() {
        assertThat(excerpt("S123456789012345")).isNull();
    }

    @Test
    void whatIsToldByComparingAllHasAllRead() {
        for (String word : List.of("last", "worst", "slowest", "@3")) {
            assertThat(excerpt(word)).as(word).isNull();
        }
    }

    @Test
    void aSmallFileIsReadWhole() {
        assertThat(Excerpt.of(plan(), Ref.take(new ArrayDeque<>(List.of("S" + (FIRST + 1_000)))), Reach.USUAL))
                .isNull();
    }
}
