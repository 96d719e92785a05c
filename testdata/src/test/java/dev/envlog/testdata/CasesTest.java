package dev.envlog.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class CasesTest {

    @Test
    void everyCaseIsDescribed() throws IOException {
        String readme = Files.readString(SourceFolder.cases().resolve("README.md"));
        assertThat(Cases.all())
                .hasSizeGreaterThan(20)
                .allSatisfy(example -> assertThat(readme).contains("| `" + example.name() + "` |"));
        assertThat(readme.lines().filter(line -> line.startsWith("| `"))).hasSameSizeAs(Cases.all());
    }

    @Test
    void aCompressedCaseReadsLikeThePlainOne() {
        assertThat(Cases.named("rotated").input()).hasFileName("input.log.gz");
        assertThat(Cases.named("rotated").bytes()).isEqualTo(Cases.named("crlf").bytes());
    }

    @Test
    void linesAreThoseOfTheFile() {
        assertThat(Cases.named("seed").lines())
                .startsWith("envoy filter\toriginal_dst: new connection accepted")
                .endsWith("envoy pool\t[C12991] destroying stream: 0 remaining");
        List<String> crlf = Cases.named("crlf").lines();
        assertThat(crlf).isNotEmpty().allSatisfy(line -> assertThat(line).endsWith("\r"));
    }

    @Test
    void anUnknownCaseIsAnErrorThatNamesTheOthers() {
        assertThatThrownBy(() -> Cases.named("sead"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sead")
                .hasMessageContaining("seed");
    }
}
