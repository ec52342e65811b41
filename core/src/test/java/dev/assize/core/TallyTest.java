package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final List<String> CLASSES = List.of("no", "yes");

    @Test
    void holdsCountsByCell() {
        Tally tally = new Tally(List.of("sex"), CLASSES, List.of(new Tally.Cell(List.of("f"), Tally.UNKNOWN, 1, 12)));

        assertThat(tally.cells().get(0).people()).isEqualTo(12);
    }

    @Test
    void refusesCellsThatDoNotFit() {
        assertThatThrownBy(() -> new Tally(List.of(), CLASSES, List.of(new Tally.Cell(List.of("f"), 0, 1, 1))))
                .hasMessageEndingWith("has not one value for each of the attributes []");
        assertThatThrownBy(() -> new Tally(List.of(), CLASSES, List.of(new Tally.Cell(List.of(), 0, 2, 1))))
                .hasMessageEndingWith("names a class outside [no, yes]");
        assertThatThrownBy(() -> new Tally.Cell(List.of(), 0, 0, 0))
                .hasMessage("a cell has 0 people, truth 0 and decision 0; least are 1, -1, -1");
    }
}
