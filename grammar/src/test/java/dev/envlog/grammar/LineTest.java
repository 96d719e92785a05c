package dev.envlog.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;

/** The line before the message, and the header block after it. */
class LineTest {
    private final GrammarReader reader = new GrammarReader();

    @Test
    void everyExampleOfALineIsRead() {
        assertThat(GrammarText.lineExamples()).hasSizeGreaterThan(10).allSatisfy(example -> {
            Reading reading = line(example);
            assertThat(reading.errors()).as(example).isZero();
            assertThat(reading.fields()).containsKey("messageText");
            assertThat(reading.tree())
                    .isEqualTo(
                            reader.read("line", 0, example, PredictionMode.LL).tree());
        });
    }

    @Test
    void theDefaultFormatNamesAllParts() {
        assertThat(line("[2024-11-25 13:39:52.663][2495535][debug][router] [source/common/router/router.cc:589]"
                                + " [C5][S77] pool ready")
                        .fields())
                .containsEntry("time", "2024-11-25 13:39:52.663")
                .containsEntry("thread", "2495535")
                .containsEntry("levelName", "debug")
                .containsEntry("logger", "router")
                .containsEntry("sourcePath", "source/common/router/router.cc")
                .containsEntry("sourceLine", "589")
                .containsEntry("connectionId", "5")
                .containsEntry("streamId", "77")
                .containsEntry("messageText", "pool ready");
    }

    @Test
    void tagsNameTheSameIds() {
        assertThat(line("[2025-02-01 10:00:00.000][26][debug][router] [source/common/router/router.cc:589]"
                                + " [Tags: \"ConnectionId\":\"5\",\"StreamId\":\"77\",\"k\":\"v, w\"] pool ready")
                        .fields())
                .containsEntry("connectionId", "5")
                .containsEntry("streamId", "77")
                .containsEntry("messageText", "pool ready");
    }

    @Test
    void aMessageThatBeginsWithABracketIsNoContext() {
        assertThat(line("[2025-02-01 10:00:00.000][26][trace][conn_handler] [source/server/a.cc:1]"
                                + " [M5] connection on event 2")
                        .fields())
                .doesNotContainKey("connectionId")
                .containsEntry("messageText", "[M5] connection on event 2");
    }

    @Test
    void theThreadMayStandOnALineOfItsOwn() {
        for (String text : List.of("\tthread=21", "thread=21")) {
            assertThat(reader.read("threadLine", 0, text, PredictionMode.SLL))
                    .satisfies(reading -> assertThat(reading.errors()).isZero())
                    .satisfies(reading -> assertThat(reading.fields()).isEqualTo(Map.of("thread", "21")));
        }
    }

    @Test
    void aHeaderEndsWithTheLastQuoteOfItsLine() {
        assertThat(headers("'x-a', 'it's, 'quoted', 'b''\n"))
                .satisfies(reading -> assertThat(reading.errors()).isZero())
                .satisfies(reading -> assertThat(reading.fields())
                        .containsEntry("headerName", "x-a")
                        .containsEntry("headerValue", "it's, 'quoted', 'b'"));
    }

    @Test
    void aBlockHoldsOneHeaderALineAndMayEndInAnEmptyLine() {
        Reading reading = headers("':path', '/get'\r\n'x-empty', ''\n'x-last', 'pool ready'\n\n");
        assertThat(reading.errors()).isZero();
        assertThat(reading.tree()).contains("headerName :path", "headerValue /get", "headerName x-empty", "x-last");
        assertThat(headers("':status', '200'").errors()).isZero();
        assertThat(headers("").errors()).isZero();
    }

    @Test
    void aLineWithoutQuotesIsNoHeader() {
        assertThat(headers("dynamicMetadata: {\n").errors()).isPositive();
    }

    private Reading line(String text) {
        return reader.read("line", 0, text, PredictionMode.SLL);
    }

    private Reading headers(String text) {
        return reader.read("headerBlock", EnvoyLogLexer.HEADERS, text, PredictionMode.SLL);
    }
}
