package dev.envlog.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"63377970-9d0f-9591-a4d4-039b4321863d", "a1", "Root=1-67891233-abc", "9/a+b=="})
    void whatTellsOneRequestFromOthersIsAnId(String id) {
        assertThat(RequestIds.isId(id)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "-", "a", "-1", "two words", "a\"b", "é1"})
    void whatAnyRequestMayHaveIsNone(String id) {
        assertThat(RequestIds.isId(id)).isFalse();
    }

    @Test
    void anIdIsNoLongerThanItMayBe() {
        assertThat(RequestIds.isId("a".repeat(128))).isTrue();
        assertThat(RequestIds.isId("a".repeat(129))).isFalse();
    }

    @Test
    void howItIsTracedIsNoPartOfIt() {
        assertThat(RequestIds.untraced("63377970-9d0f-4591-a4d4-039b4321863d"))
                .isEqualTo(RequestIds.untraced("63377970-9d0f-9591-a4d4-039b4321863d"));
    }
}
