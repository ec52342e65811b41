package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskTest {
    @Test
    void putsTheFavorableClassSecond_whenBinary() {
        Task task = Task.binary("approved", "no", "yes");

        assertThat(task.classes()).containsExactly("no", "yes");
        assertThat(task.favorableIndex()).isEqualTo(1);
    }

    @Test
    void hasNoFavorableClass_whenNoneIsStated() {
        assertThat(Task.multiclass("digit", List.of("0", "1", "2")).favorableIndex())
                .isEqualTo(-1);
        assertThat(Task.regression("price").favorableIndex()).isEqualTo(-1);
    }

    @Test
    void refusesToGuessTheFavorableClass() {
        assertThatThrownBy(() -> new Task(TaskKind.BINARY, "y", List.of("a", "b"), Optional.empty()))
                .hasMessage("a binary task must name its favorable class, one of [a, b]");
        assertThatThrownBy(() -> new Task(TaskKind.BINARY, "y", List.of("a", "b"), Optional.of("c")))
                .hasMessage("favorable class 'c' is not among [a, b]");
    }

    @Test
    void refusesClassesThatDoNotFitTheKind() {
        assertThatThrownBy(() -> Task.multiclass("y", List.of("a", "b")))
                .hasMessage("a MULTICLASS task cannot have the 2 classes [a, b]");
    }

    @Test
    void refusesAClassThatIsNamedTwice() {
        assertThatThrownBy(() -> new Task(TaskKind.BINARY, "y", List.of("a", "a"), Optional.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the classes [a, a] of a task are not all different; name each class once");
    }
}
