package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.log.Event;
import dev.envlog.pack.DamagedException;
import dev.envlog.pack.Deflated;
import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import dev.envlog.parser.format.AccessFormat;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.testdata.FuzzCorpus;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackedRecordsTest {

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellWhatTheRecordsOfALogTell(Case example) {
        check(read(example.bytes(), LineFormats.USUAL));
    }

    @Test
    void tellWhatRecordsOfHostileInputTell() {
        for (byte[] input : FuzzCorpus.of("event-reader")) {
            check(read(input, LineFormats.USUAL));
        }
    }

    @Test
    void tellWhatBytesByChanceTell() {
        Random random = new Random(7);
        for (Case example : Cases.all()) {
            byte[] bytes = example.bytes();
            for (int i = 0; i < 1 + bytes.length / 200; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : '7');
            }
            check(read(bytes, LineFormats.USUAL));
        }
    }

    @Test
    void keepTheFieldsOfAnAccessLogFormat() {
        LineFormats formats = new LineFormats(null, AccessFormat.compile("%RESPONSE_CODE% %REQ(:PATH)% done"));
        List<Event> events = read("200 /a done\n503 /b done\n".getBytes(StandardCharsets.UTF_8), formats);
        assertThat(events.get(1).fieldValue(0)).isEqualTo("503");
        check(events);
    }

    @Test
    void areFoundByFileAndLine() {
        List<Event> events = read(Cases.named("retry").bytes(), LineFormats.USUAL);
        PackedRecords packed = new PackedRecords.Opener().open(new PackReader(packed(events)));
        Event last = events.get(events.size() - 1);
        Event found = packed.find(last.file(), last.line());
        assertThat(found).isNotNull();
        assertThat(found.text()).isEqualTo(last.text());
        assertThat(packed.find(last.file(), 1_000_000)).isNull();
        assertThat(packed.find("another", last.line())).isNull();
    }

    @Test
    void takeAFewPercentOfTheirText() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            log.append(
                    "[2024-05-10 09:07:1%d.%03d][2%d][debug][router] [source/common/router/router.cc:477] [C%d][S%d] "
                            .formatted(i / 500, i % 500, i % 4, i / 9, 1685060347085090L * (i / 3)));
            log.append("cluster 'service_a' match for URL '/catalog/")
                    .append(i / 3)
                    .append("'\n");
        }
        byte[] bytes = log.toString().getBytes(StandardCharsets.UTF_8);
        PackWriter out = new PackWriter();
        packer(read(bytes, LineFormats.USUAL)).writeTo(out);
        assertThat(Deflated.of(out).length).isLessThan(bytes.length / 20);
    }

    @Test
    void areRefusedWhereTheyAreDamaged() {
        byte[] good = packed(read(Cases.named("retry").bytes(), LineFormats.USUAL));
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
            byte[] cut = random.nextBoolean() ? bad : Arrays.copyOf(bad, random.nextInt(bad.length));
            try {
                PackedRecords read = new PackedRecords.Opener().open(new PackReader(cut));
                assertThat(read.count()).isNotNegative();
            } catch (DamagedException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void areOnlyMadeOfWhatWasRead() {
        Event other = (Event) Proxy.newProxyInstance(
                Event.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> 0);
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordPacker().add(other));
    }

    @Test
    void deflatedBytesAreReadBack() {
        PackWriter out = new PackWriter();
        out.number(Long.MIN_VALUE);
        out.signed(-1);
        out.text(null);
        out.text("");
        out.text("é");
        byte[] deflated = Deflated.of(out);
        PackReader in = Deflated.read(deflated, 0, deflated.length);
        assertThat(in.number()).isEqualTo(Long.MIN_VALUE);
        assertThat(in.signed()).isEqualTo(-1);
        assertThat(in.text()).isNull();
        assertThat(in.text()).isEmpty();
        assertThat(in.text()).isEqualTo("é");
        assertThat(in.hasMore()).isFalse();
        assertThatThrownBy(() -> Deflated.read(deflated, 0, deflated.length - 3))
                .isInstanceOf(DamagedException.class);
    }

    private static void check(List<Event> events) {
        PackedRecords packed = new PackedRecords.Opener().open(new PackReader(packed(events)));
        assertThat(packed.count()).isEqualTo(events.size());
        for (int i = 0; i < events.size(); i++) {
            assertThat(told(packed.get(i))).as("record %d", i).isEqualTo(told(events.get(i)));
        }
    }

    private static byte[] packed(List<Event> events) {
        PackWriter out = new PackWriter();
        packer(events).writeTo(out);
        return out.toBytes();
    }

    private static RecordPacker packer(List<Event> events) {
        RecordPacker packer = new RecordPacker();
        events.forEach(packer::add);
        return packer;
    }

    private static List<Event> read(byte[] log, LineFormats formats) {
        return Events.of(new LogSource("x.log", "pod", () -> new ByteArrayInputStream(log), formats))
                .list();
    }

    private static String told(Event event) {
        return Shown.record(event) + event.wording() + event.event() + event.file() + event.pod() + event.text();
    }
}
