package dev.envlog.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that rotation gives. */
class RotatedTest {

    private static final String KUBELET = "pods/book_reviews-v1-68d_0f3a1b2c-1111-2222-3333-444455556666/istio-proxy/";

    @Test
    void theFilesOfALogHaveOneBaseAndAnOrder() {
        for (List<String> oldestFirst : List.of(
                List.of("x.log.10.gz", "x.log.2.gz", "x.log.1", "x.log"),
                List.of("x.log-20240509.gz", "x.log-20240510.gz", "x.log"),
                List.of("x.log-20240510.2.gz", "x.log-20240510.1.gz", "x.log"),
                List.of("x.log-1715332032.zst", "x.log-1715418432", "x.log"),
                List.of("x-2024-05-09T09-07-12.123.log.gz", "x-2024-05-10T09-07-12.123.log", "x.log"),
                List.of("x.2.log", "x.1.log", "x.log"),
                List.of("id-json.log.2", "id-json.log.1", "id-json.log"),
                List.of(
                        KUBELET + "0.log.20240510-080712.gz",
                        KUBELET + "0.log.20240510-090712",
                        KUBELET + "0.log",
                        KUBELET + "1.log"))) {
            List<Rotated> places =
                    new ArrayList<>(oldestFirst.stream().map(Rotated::of).toList());
            assertThat(places)
                    .extracting(Rotated::base)
                    .containsOnly(places.get(0).base());
            List<Rotated> sorted = new ArrayList<>(places);
            Collections.reverse(sorted);
            sorted.sort(Rotated::order);
            assertThat(sorted).isEqualTo(places);
        }
    }

    @Test
    void otherNamesStandForThemselves() {
        for (String name : List.of("reviews-v1.log", "10-244-0-1.log", "proxy", "reviews-68d4f-x2x.log", "a/b-1.log")) {
            assertThat(Rotated.of(name).base()).isEqualTo(name);
        }
        assertThat(Rotated.of("10.244.0.1").sure()).isFalse();
    }

    @Test
    void pathsNamePods() {
        assertThat(PodNames.of(KUBELET + "0.log.20240510-080712.gz")).isEqualTo("book/reviews-v1-68d");
        assertThat(PodNames.of("bug-report/proxies/book/reviews-v1-68d/istio-proxy.log"))
                .isEqualTo("book/reviews-v1-68d");
        assertThat(PodNames.of("reviews-v1-68d_book_istio-proxy-" + "0a".repeat(32) + ".log"))
                .isEqualTo("book/reviews-v1-68d");
        assertThat(PodNames.of("logs/reviews.log")).isNull();
    }
}
