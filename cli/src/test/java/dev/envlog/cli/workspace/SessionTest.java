package dev.envlog.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.cli.Run;
import dev.envlog.cli.input.InputRules;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.log.Event;
import dev.envlog.testdata.Cases;
import dev.envlog.timeline.Exchange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session answers from what it holds, and when it reads again. */
class SessionTest {

    private static final String LOG = Cases.named("connect-failure").input().toString();
    private static final Host HOST = Run.host(new byte[0]);
    private static final long PLENTY = 1L << 30;

    /** Takes all requests. */
    private static final class Taking extends RequestReading {
        private final List<Exchange> taken = new ArrayList<>();
        private int records;

        Taking() {
            super(Window.ALL);
        }

        @Override
        protected void request(Listed request) {
            taken.add(request.exchange());
        }

        @Override
        public boolean needsAll() {
            return false;
        }

        /** Whether the log itself was read for it. */
        boolean hasRead() {
            return records > 0;
        }

        @Override
        public boolean gap(Event event) {
            records++;
            return false;
        }
    }

    private static Session read(Held held) {
        Session session = Session.of(List.of(LOG), HOST, held, false);
        session.read();
        return session;
    }

    private static Workspace workspace(Session session) {
        return session.workspace(List.of(), InputRules.DEFAULT, HOST, "ls");
    }

    private static List<Exchange> direct(CorrelatorOptions options) {
        Taking all = new Taking();
        new Workspace(Inputs.of(List.of(LOG), InputRules.DEFAULT, HOST, "ls")).read(options, all);
        return all.taken;
    }

    @Test
    void aReadingThatDiedIsNotTakenForAWholeOne() {
        Held small = new Held(10, PLENTY, true) {
            @Override
            public synchronized void exchange(Exchange exchange) {
                throw new OutOfMemoryError("held too much");
            }
        };
        Session session = read(small);
        assertThatThrownBy(() -> workspace(session).read(CorrelatorOptions.requests(), new Taking()))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("held too much");
    }

    @Test
    void requestsOfASmallLogAreHeldWithTheirRecords() {
        Session session = read(Held.upTo(PLENTY, 20_000));
        Taking plain = new Taking();
        Taking whole = new Taking();
        workspace(session).read(CorrelatorOptions.requests(), plain);
        workspace(session).read(CorrelatorOptions.timelines(), whole);

        assertThat(List.of(plain.hasRead(), whole.hasRead())).containsExactly(false, false);
        assertThat(plain.taken.toString())
                .isEqualTo(direct(CorrelatorOptions.requests()).toString());
        assertThat(whole.taken).hasSameSizeAs(direct(CorrelatorOptions.timelines()));
        assertThat(whole.taken.get(0).steps()).hasSize(27);
        assertThat(session.failed()).isEqualTo(5);
    }

    @Test
    void aLargerLogIsReadAgainForRecordsOnly() {
        Session session = read(new Held(1_000, 10_000_000, false));
        Taking plain = new Taking();
        Taking whole = new Taking();
        workspace(session).read(CorrelatorOptions.requests(), plain);
        workspace(session).read(CorrelatorOptions.timelines(), whole);

        assertThat(List.of(plain.hasRead(), whole.hasRead())).containsExactly(false, true);
        assertThat(whole.taken.get(0).steps()).hasSize(27);
    }

    @Test
    void recordsThatTurnOutTooManyAreGivenUp() {
        Session session = read(new Held(1_000, 3_000, true));
        Taking plain = new Taking();
        workspace(session).read(CorrelatorOptions.requests(), plain);

        assertThat(plain.hasRead()).isFalse();
        assertThat(plain.taken).hasSize(5);
        assertThat(session.request(0).exchange().steps()).isEmpty();
    }

    @Test
    void requestsThatAreTooManyAreReadEachTime() {
        Session session = read(new Held(3, 10_000_000, false));
        Taking plain = new Taking();
        List<InputReport> reports = workspace(session).read(CorrelatorOptions.requests(), plain);

        assertThat(session.holdsAll()).isFalse();
        assertThat(plain.hasRead()).isTrue();
        assertThat(plain.taken).hasSize(5);
        assertThat(reports).allMatch(InputReport::isTold);
    }

    @Test
    void aListIsOfWhatWasReadSoFarAndSaysSo() {
        Held held = Held.upTo(PLENTY, 20_000);
        for (Exchange exchange : direct(CorrelatorOptions.timelines()).subList(0, 2)) {
            held.exchange(exchange);
        }
        Session session = Session.of(List.of(LOG), HOST, held, false);
        Taking some = new Taking();
        List<InputReport> reports = workspace(session).read(CorrelatorOptions.requests(), some);

        assertThat(some.taken).hasSize(2);
        assertThat(reports)
                .extracting(InputReport::note)
                .containsExactly("read in part so far, 2 requests; the rest is still being read");
    }

    @Test
    void whatWasFoundIsLookedAt() {
        Session session = read(Held.upTo(PLENTY, 20_000));
        Ref ref = new Ref("C3", null, null, 3L, 0, null, null, null);
        workspace(session).find(ref, Window.ALL, null, Amount.ENOUGH);
        assertThat(session.handle()).isEqualTo("@2");

        Listed next = session.beside(Session.Way.NEXT, true);
        assertThat(next).isNotNull();
        assertThat(next.number()).isEqualTo(3);
    }

    @Test
    void whatIsCancelledIsNotAnswered() {
        Session session = read(new Held(1_000, 10_000_000, false));
        session.cancel().begin(false);
        session.cancel().ask();
        for (CorrelatorOptions options : List.of(CorrelatorOptions.requests(), CorrelatorOptions.timelines())) {
            assertThatThrownBy(() -> workspace(session).read(options, new Taking()))
                    .isInstanceOf(Cancelled.class);
        }
        session.cancel().begin(false);
        Taking all = new Taking();
        workspace(session).read(CorrelatorOptions.timelines(), all);
        assertThat(all.taken).hasSize(5);
    }

    @Test
    void waitingForTheRestCanBeCancelled() {
        Session session = Session.of(List.of(LOG), HOST, Held.upTo(PLENTY, 20_000), true);
        session.cancel().ask();
        assertThatThrownBy(() -> workspace(session).read(CorrelatorOptions.requests(), new Taking()))
                .isInstanceOf(Cancelled.class);
    }

    @Test
    void aLogThatCannotBeReadIsAnErrorOfEachCommand(@TempDir Path folder) {
        String missing = folder.resolve("none.log").toString();
        Session session = Session.of(List.of(missing), HOST, Held.upTo(PLENTY, -1), false);
        session.read();
        List<InputReport> reports = session.workspace(List.of(), InputRules.DEFAULT, HOST, "ls")
                .read(CorrelatorOptions.requests(), new Taking());
        assertThat(reports).extracting(InputReport::problem).allMatch(problem -> problem != null);
    }
}
