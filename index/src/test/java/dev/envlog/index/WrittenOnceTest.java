package dev.envlog.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenOnceTest {

    private final WrittenOnce sets = new WrittenOnce(7);

    @Test
    void givesTheSameMembersTheSameNumber() {
        int first = sets.number(new int[] {1, 2, 3, 99}, 3);
        int second = sets.number(new int[] {1, 2}, 2);
        assertThat(first).isEqualTo(7);
        assertThat(second).isEqualTo(8);
        assertThat(sets.number(new int[] {1, 2, 3}, 3)).isEqualTo(first);
        assertThat(sets.members(first)).containsExactly(1, 2, 3);
        assertThat(sets.next()).isEqualTo(9);
    }

    @Test
    void knowsThemAllWhenThereAreMany() {
        int many = 20_000;
        for (int i = 0; i < many; i++) {
            assertThat(sets.number(new int[] {i, i / 3}, 2)).isEqualTo(7 + i);
        }
        for (int i = 0; i < many; i++) {
            assertThat(sets.number(new int[] {i, i / 3}, 2)).isEqualTo(7 + i);
        }
        assertThat(sets.count()).isEqualTo(many);
    }

    @Test
    void isWrittenAgainUntilABatchIsSettled() {
        int set = sets.number(new int[] {1}, 1);
        assertThat(sets.toWrite(set, 1)).isTrue();
        assertThat(sets.toWrite(set, 1)).as("twice in a batch").isFalse();
        assertThat(sets.toWrite(set, 2)).as("the batch before was not settled").isTrue();
        sets.settle(2);
        assertThat(sets.toWrite(set, 3)).isFalse();
    }

    @Test
    void givesNoNumberTwiceAfterItForgot() {
        int set = sets.number(new int[] {1}, 1);
        sets.toWrite(set, 1);
        sets.settle(1);
        sets.forget();
        int again = sets.number(new int[] {1}, 1);
        assertThat(again).isGreaterThan(set);
        assertThat(sets.toWrite(again, 2)).as("under its new number").isTrue();
    }
}
